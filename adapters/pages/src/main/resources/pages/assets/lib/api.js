import { send } from './http.js';
import { Problem } from './problem.js';
import { retrying } from './retry.js';
import { session } from './session.js';

export { Problem };

/**
 * Calls of the API, as who is signed in. A call that only reads is repeated until the service can be reached; any other
 * fails with a Problem, since its outcome is for a person to see.
 */

/**
 * @typedef {object} Options
 * @property {string | null} [queueToken]
 * @property {string} [idempotencyKey]
 * @property {string | null} [ifMatch] the ETag that was read
 * @property {string} [contentType]
 * @property {AbortSignal} [signal]
 * @property {number} [timeLimitMs] of a call that takes longer than others
 * @property {boolean} [fresh] never a copy that this browser keeps: for who has just changed it
 * @property {boolean} [once] a call that reads: fail at once if the service cannot be reached
 */

/** @typedef {import('./http.js').Reply} Reply */

export const api = {
  /**
   * @param {string} path below /api/v1
   * @param {Options} [options]
   * @returns {Promise<Reply>}
   */
  get: (path, options = {}) =>
    options.once
      ? call('GET', path, undefined, options)
      : retrying(() => call('GET', path, undefined, options), options.signal),

  /**
   * @param {string} path
   * @param {any} [body]
   * @param {Options} [options]
   * @returns {Promise<Reply>}
   */
  post: (path, body, options = {}) => call('POST', path, body, options),

  /**
   * @param {string} path
   * @param {any} body
   * @param {Options} [options]
   * @returns {Promise<Reply>}
   */
  put: (path, body, options = {}) => call('PUT', path, body, options),

  /**
   * A merge patch: null removes, what is not named stays.
   *
   * @param {string} path
   * @param {any} body
   * @param {Options} [options]
   * @returns {Promise<Reply>}
   */
  patch: (path, body, options = {}) =>
    call('PATCH', path, body, { contentType: 'application/merge-patch+json', ...options }),

  /**
   * @param {string} path
   * @param {Options} [options]
   * @returns {Promise<Reply>}
   */
  delete: (path, options = {}) => call('DELETE', path, undefined, options),
};

/** How many items the service returns at most with one page of a list. */
export const PAGE_MAX = 200;

/**
 * A page of a list.
 *
 * @param {string} path
 * @param {number} limit 1 to `PAGE_MAX`
 * @param {string | null} after where the page before ended; null for the first page
 * @param {Options} [options]
 * @returns {Promise<{items: any[], next: string | null}>} `next` is null if the list ends here
 */
export async function page(path, limit, after, options) {
  const cursor = after === null ? '' : `&after=${encodeURIComponent(after)}`;
  const { body } = await api.get(`${path}?limit=${limit}${cursor}`, options);
  return body;
}

/**
 * All items of a paged list.
 *
 * @param {string} path
 * @param {Options} [options]
 * @returns {Promise<any[]>}
 */
export async function all(path, options) {
  const items = [];
  let after = null;
  do {
    const { items: more, next } = await page(path, PAGE_MAX, after, options);
    items.push(...more);
    after = next;
  } while (after !== null);
  return items;
}

/**
 * @param {string} method
 * @param {string} path
 * @param {any} body
 * @param {Options} options
 * @returns {Promise<Reply>}
 */
async function call(method, path, body, options) {
  const { signal, timeLimitMs, fresh } = options;
  const token = await session.token();
  try {
    return await send(method, path, { body, signal, timeLimitMs, fresh, headers: headers(token, options) });
  } catch (error) {
    if (!(token && error instanceof Problem && error.code === 'unauthenticated')) {
      throw error;
    }
    const renewed = await session.refresh();
    return send(method, path, { body, signal, timeLimitMs, fresh, headers: headers(renewed, options) });
  }
}

/**
 * @param {string | null} token
 * @param {Options} options
 */
function headers(token, { queueToken, idempotencyKey, ifMatch, contentType }) {
  return {
    Authorization: token ? `Bearer ${token}` : undefined,
    'Queue-Token': queueToken ?? undefined,
    'Idempotency-Key': idempotencyKey,
    'If-Match': ifMatch ?? undefined,
    'Content-Type': contentType,
  };
}
