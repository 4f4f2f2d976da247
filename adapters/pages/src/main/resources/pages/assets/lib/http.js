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
 * @property {number} [timeLimitMs] until all of the response must be there
 * @property {boolean} [fresh] never take a copy that this browser keeps
 */

/**
 * Phones change networks without telling, and some networks accept calls and never answer. A call that only reads is
 * repeated; any other is given longer than the service ever takes, so that what was done is seldom reported as unknown.
 */
const READ_LIMIT_MS = 20_000;
const CHANGE_LIMIT_MS = 40_000;

/**
 * One call of the API, without credentials and without another attempt.
 *
 * @param {string} method
 * @param {string} path below the API's prefix
 * @param {Call} [call]
 * @returns {Promise<Reply>}
 * @throws {Problem} `no-response` after the time limit: whether anything was done is unknown then
 */
export async function send(method, path, call = {}) {
  const limit = new AbortController();
  const ms = call.timeLimitMs ?? (method === 'GET' ? READ_LIMIT_MS : CHANGE_LIMIT_MS);
  const timer = setTimeout(() => limit.abort(), ms);
  const signals = call.signal ? [call.signal, limit.signal] : [limit.signal];
  try {
    return await exchange(method, path, { ...call, signal: AbortSignal.any(signals) });
  } catch (error) {
    throw limit.signal.aborted && !call.signal?.aborted ? new Problem(0, 'no-response') : error;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * @param {string} method
 * @param {string} path
 * @param {Call} call
 * @returns {Promise<Reply>}
 */
async function exchange(method, path, call) {
  const sentAt = Date.now();
  const response = await request(method, path, call);
  if (response.headers.get('Cache-Control')?.includes('no-store')) {
    learn(response.headers.get('Date'), sentAt, Date.now());
  }
  const body = parse(await text(response, call.signal));
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
    const signal = AbortSignal.timeout(READ_LIMIT_MS);
    const response = await fetch('/', { method: 'HEAD', cache: 'no-store', signal }).catch(() => null);
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
export async function request(method, path, { headers = {}, body, signal, fresh }) {
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
      cache: fresh ? 'no-store' : 'default',
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
  return parse(await response.text().catch(() => ''));
}

/**
 * @param {Response} response
 * @param {AbortSignal} [signal]
 * @returns {Promise<string>} all of the body: of one that ended early, nothing would be known
 */
async function text(response, signal) {
  try {
    return await response.text();
  } catch (error) {
    throw signal?.aborted ? error : new Problem(0, 'offline');
  }
}

/**
 * @param {string} text
 * @returns {any} null if it is empty, or no JSON
 */
function parse(text) {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
