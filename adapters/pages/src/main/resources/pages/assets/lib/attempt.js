import { api } from './api.js';
import { StorageOrMemory } from './storage-or-memory.js';
import { Problem } from './problem.js';
import { delay, pause } from './retry.js';
import { session } from './session.js';

/**
 * One press of a button that moves money: its body and its idempotency key, which this tab keeps for its user over a reload
 * until there is an outcome. The call is repeated with the same key until then, so that nothing is paid twice.
 *
 * @typedef {object} Attempt
 * @property {string} path
 * @property {any} body
 * @property {string} key
 */

const PREFIX = 'frontrow.attempt.';
const KEY_BYTES = 16;
const LONGEST_WAIT_SECONDS = 60;
const storage = new StorageOrMemory(() => sessionStorage);

/**
 * @param {string} name of what is paid
 * @returns {Attempt | null} the one of this user without an outcome
 */
export function unfinished(name) {
  const text = storage.get(keyOf(name));
  return text === null ? null : JSON.parse(text);
}

/** @param {string} name */
function keyOf(name) {
  return `${PREFIX}${session.user?.userId}.${name}`;
}

/**
 * Makes a call, or goes on with the same one if it has no outcome yet. One with another body is a new attempt, which takes
 * the place of the one without an outcome.
 *
 * @param {string} name of what is paid
 * @param {string} path
 * @param {any} body
 * @param {{queueToken?: string | null, signal: AbortSignal, onWait: (retryAt: number | null) => void}} options `onWait` is
 *     told when the next repetition is due by this device's clock, and null when it begins
 * @returns {Promise<any>} the body of the response
 */
export async function attempt(name, path, body, { queueToken, signal, onWait }) {
  const kept = keyOf(name);
  const before = unfinished(name);
  const begun = before && isSame(before.body, body) ? before : { path, body, key: randomKey() };
  storage.set(kept, JSON.stringify(begun));
  for (let tried = 0; ; tried++) {
    try {
      const response = await api.post(begun.path, begun.body, { queueToken, idempotencyKey: begun.key, signal });
      storage.set(kept, null);
      return response.body;
    } catch (error) {
      if (!(error instanceof Problem) || !mayHaveNoOutcome(error)) {
        storage.set(kept, error instanceof Problem ? null : JSON.stringify(begun));
        throw error;
      }
      if (error.code === 'unauthenticated') {
        throw error;
      }
      const wait = delay(tried, error.retryAfterSeconds);
      onWait(Date.now() + wait);
      await pause(wait, signal);
      onWait(null);
      if (keyOf(name) !== kept) {
        throw new Problem(401, 'unauthenticated');
      }
    }
  }
}

/**
 * @param {any} one body
 * @param {any} other
 * @returns {boolean} whether the service takes them for the same call
 */
export function isSame(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

/**
 * @param {Problem} problem
 * @returns {boolean} whether the service may keep no outcome for the key yet, and repeating the call soon, or after signing
 *     in, may help. Anything else is a refusal, which ends the attempt.
 */
function mayHaveNoOutcome({ status, code, retryAfterSeconds }) {
  const isTooOften = status === 429 && (retryAfterSeconds ?? 0) <= LONGEST_WAIT_SECONDS;
  return isTooOften || status === 0 || status >= 500 || ['idempotency-in-flight', 'unauthenticated'].includes(code);
}

/** @returns {string} not `crypto.randomUUID`, which pages without TLS do not have */
function randomKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(KEY_BYTES)), (it) => it.toString(16).padStart(2, '0')).join(
    '',
  );
}
