import { load, save } from './store.js';

/**
 * What this browser saw before an opening: the commitments to the seed, so that another seed cannot be shown
 * afterwards, and how many were in the lobby.
 *
 * @typedef {object} Promised
 * @property {string} commitment
 * @property {string} at ISO-8601, when it was first seen here
 */

const KEY = 'commitments';
/** More concerts than anybody waits for. */
const CONCERTS_MAX = 20;

/** @typedef {{promised: Promised[], people: number}} Seen */

/**
 * @param {string} concertId
 * @returns {Seen}
 */
export function seenBefore(concertId) {
  return load(KEY, {})[concertId] ?? { promised: [], people: 0 };
}

/**
 * Keeps what the public queue tells as long as the seed is secret.
 *
 * @param {any} queue as the API describes it
 * @param {string} at ISO-8601
 */
export function keepCommitment(queue, at) {
  const { concertId, seedCommitment: commitment, seed, waiting } = queue;
  if (!commitment || seed) {
    return;
  }
  const { promised } = seenBefore(concertId);
  const isKnown = promised.at(-1)?.commitment === commitment;
  const now = isKnown ? promised : [...promised, { commitment, at }];
  const others = Object.entries(load(KEY, {})).filter(([id]) => id !== concertId);
  save(KEY, Object.fromEntries([...others.slice(1 - CONCERTS_MAX), [concertId, { promised: now, people: waiting }]]));
}
