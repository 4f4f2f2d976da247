import { learn } from './clock.js';
import { connection } from './connection.js';
import { Problem } from './problem.js';
import { language } from './text.js';

/** Where the API is. */
export const BASE = '/api/v1';

/**
 * @typedef {object} Reply
 * @property {any} body the JSON, null if there is none
 * @property {string | null} etag
 * @property {number} status
 */

/**
 * @typedef {object} Call
 * @property {Record<string, string | undefined>} [headers] those that are undefined are left out
 * @property {any} [body] sent as JSON
 * @property {AbortSignal} [signal]
 */

/**
 * One call of the API, without credentials and without another attempt.
 *
 * @param {string} method
 * @param {string} path below the API's prefix
 * @param {Call} [call]
 * @returns {Promise<Reply>}
 * @throws {Problem}
 */
export async function send(method, path, call = {}) {
  const sentAt = Date.now();
  const response = await request(method, path, call);
  if (response.headers.get('Cache-Control')?.includes('no-store')) {
    learn(response.headers.get('Date'), sentAt, Date.now());
  }
  const body = await json(response);
  if (!response.ok) {
    throw problem(response, body);
  }
  connection.report('ok');
  return { body, etag: response.headers.get('ETag'), status: response.status };
}

/**
 * Reads the server's clock, also for people for whom all other responses come from caches: once, and again whenever the
 * page is shown, since this device may have slept.
 */
export function followClock() {
  const read = async () => {
    const sentAt = Date.now();
    const response = await fetch('/', { method: 'HEAD', cache: 'no-store' }).catch(() => null);
    learn(response?.headers.get('Date') ?? null, sentAt, Date.now());
  };
  document.addEventListener('visibilitychange', () => document.hidden || read());
  read();
}

/**
 * The response itself, for streams.
 *
 * @param {string} method
 * @param {string} path
 * @param {Call} call
 * @returns {Promise<Response>}
 */
export async function request(method, path, { headers = {}, body, signal }) {
  const present = Object.entries(headers).filter(([, value]) => value !== undefined);
  const all = new Headers(/** @type {[string, string][]} */ (present));
  all.set('Accept-Language', language());
  if (body !== undefined) {
    all.set('Content-Type', all.get('Content-Type') ?? 'application/json');
  }
  try {
    return await fetch(BASE + path, {
      method,
      headers: all,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal,
    });
  } catch (error) {
    throw signal?.aborted ? error : new Problem(0, 'offline');
  }
}

/**
 * @param {Response} response
 * @param {any} body
 * @returns {Problem}
 */
export function problem(response, body) {
  const seconds = Number.parseInt(response.headers.get('Retry-After') ?? '', 10);
  const code = body?.code ?? (response.status >= 500 ? 'unavailable' : 'internal-error');
  return new Problem(response.status, code, body ?? {}, Number.isNaN(seconds) ? null : seconds);
}

/**
 * @param {Response} response
 * @returns {Promise<any>} null if there is none, or none that can be read
 */
export async function json(response) {
  const text = await response.text().catch(() => '');
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
