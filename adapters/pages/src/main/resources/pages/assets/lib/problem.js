import { t, has } from './text.js';

/**
 * What the service, or the connection to it, answered instead of what was asked for.
 */
export class Problem extends Error {
  /**
   * @param {number} status of HTTP; 0 if there was no response
   * @param {string} code a code of the API, `offline`, or `no-response`
   * @param {any} [body] the problem as the service wrote it
   * @param {number | null} [retryAfterSeconds]
   */
  constructor(status, code, body = {}, retryAfterSeconds = null) {
    super(code);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.body = body;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** @returns {boolean} whether the same request may succeed a little later */
  get isPassing() {
    return [0, 502, 503, 504].includes(this.status);
  }
}

/**
 * @param {any} error
 * @param {string} [where] a page or an act that has words of its own for some codes: `where.problem.code`
 * @returns {string} what happened and what to do, in the reader's language
 */
export function problemText(error, where) {
  const code = error instanceof Problem ? error.code : 'internal-error';
  const values = error instanceof Problem ? { ...error.body, retryAfter: error.retryAfterSeconds ?? 1 } : {};
  const reason = values.reason ? `.${values.reason}` : '';
  const keys = [`${where}.problem.${code}`, `problem.${code}${reason}`, `problem.${code}`];
  return t(keys.find(has) ?? 'problem.internal-error', values);
}
