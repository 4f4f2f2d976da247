import { connection } from './connection.js';
import { Problem } from './problem.js';

const FIRST_MS = 500;
const LONGEST_MS = 15_000;

/**
 * How long to wait before the next attempt: it doubles, and is spread, so that a crowd does not come back at once.
 *
 * @param {number} attempt counted from 0
 * @param {number | null} [retryAfterSeconds] what the service asks for at least
 * @returns {number} milliseconds
 */
export function delay(attempt, retryAfterSeconds = null) {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** attempt);
  const spread = longest / 2 + (Math.random() * longest) / 2;
  const asked = (retryAfterSeconds ?? 0) * 1000;
  return asked > 0 ? asked + Math.random() * Math.min(asked, 2000) : spread;
}

/**
 * Waits, but no longer than until the network is back or the page is shown again.
 *
 * @param {number} ms
 * @param {AbortSignal} [signal]
 * @returns {Promise<void>} fails with the signal's reason
 */
export function pause(ms, signal) {
  return new Promise((resolve, reject) => {
    const wake = () => document.hidden || done(resolve);
    const abort = () => done(() => reject(signal?.reason));
    const timer = setTimeout(() => done(resolve), ms);
    function done(/** @type {() => void} */ end) {
      clearTimeout(timer);
      removeEventListener('online', wake);
      document.removeEventListener('visibilitychange', wake);
      signal?.removeEventListener('abort', abort);
      end();
    }
    addEventListener('online', wake);
    document.addEventListener('visibilitychange', wake);
    signal?.addEventListener('abort', abort);
    if (signal?.aborted) {
      abort();
    }
  });
}

/**
 * Repeats what does no harm twice until the service answers, and says meanwhile that it cannot be reached.
 *
 * @template T
 * @param {() => Promise<T>} attempt
 * @param {AbortSignal} [signal]
 * @returns {Promise<T>}
 */
export async function retrying(attempt, signal) {
  for (let tried = 0; ; tried++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Problem) || !error.isPassing) {
        throw error;
      }
      const wait = delay(tried, error.retryAfterSeconds);
      connection.report(error.code === 'offline' ? 'offline' : 'unavailable', Date.now() + wait);
      await pause(wait, signal);
    }
  }
}
