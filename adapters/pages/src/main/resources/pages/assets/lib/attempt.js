import { api } from './api.js';
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
/** @type {Map<string, string>} used where sessionStorage is blocked */
const memory = new Map();

/**
 * @param {string} name of what is paid
 * @returns {Attempt | null} the one of this user without an outcome
 */
export function unfinished(name) {
  const text = read(keyOf(name));
  return text === null ? null : JSON.parse(text);
}

/** @param {string} name of what is not paid any more, whatever became of it; the next attempt is a new one */
export function giveUp(name) {
  write(keyOf(name), null);
}

/** @param {string} name */
function keyOf(name) {
  return `${PREFIX}${session.user?.userId}.${name}`;
}

/**
 * Makes a call, or goes on with the one that has no outcome yet.
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
  const begun = unfinished(name) ?? { path, body, key: randomKey() };
  write(kept, JSON.stringify(begun));
  for (let tried = 0; ; tried++) {
    try {
      const response = await api.post(begun.path, begun.body, { queueToken, idempotencyKey: begun.key, signal });
      write(kept, null);
      return response.body;
    } catch (error) {
      if (!(error instanceof Problem) || !mayHaveNoOutcome(error)) {
        write(kept, error instanceof Problem ? null : JSON.stringify(begun));
        throw error;
      }
      if (error.status === 401) {
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
 * @param {Problem} problem
 * @returns {boolean} whether the service may keep no outcome for the key yet, and repeating the call soon may help
 */
function mayHaveNoOutcome({ status, code, retryAfterSeconds }) {
  const isTooOften = status === 429 && (retryAfterSeconds ?? 0) <= LONGEST_WAIT_SECONDS;
  return isTooOften || [0, 401].includes(status) || status >= 500 || code === 'idempotency-in-flight';
}

/** @returns {string} not `crypto.randomUUID`, which pages without TLS do not have */
function randomKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(KEY_BYTES)), (it) => it.toString(16).padStart(2, '0')).join(
    '',
  );
}

/** @param {string} key */
function read(key) {
  try {
    return sessionStorage.getItem(key) ?? memory.get(key) ?? null;
  } catch {
    return memory.get(key) ?? null;
  }
}

/**
 * @param {string} key
 * @param {string | null} text
 */
function write(key, text) {
  try {
    text === null ? sessionStorage.removeItem(key) : sessionStorage.setItem(key, text);
  } catch {
    text === null ? memory.delete(key) : memory.set(key, text);
  }
}
