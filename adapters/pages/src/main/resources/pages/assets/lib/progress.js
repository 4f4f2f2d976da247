import { load, save } from './store.js';

/**
 * How far one has come since the first place that was shown. This browser keeps the first place, so that the bar is
 * where it was when the page is opened again, and it never goes back.
 */

const KEY = 'progress';
const TICKETS_MAX = 20;

/**
 * @typedef {object} Progress
 * @property {number} first the first place
 * @property {number} share from 0 to 1
 */

/**
 * @param {string} ticketId
 * @param {number} position from 1
 * @returns {Progress}
 */
export function progress(ticketId, position) {
  const all = load(KEY, {});
  const known = all[ticketId];
  const first = Math.max(known?.first ?? 0, position);
  const share = Math.max(known?.share ?? 0, (first - position) / first);
  if (first !== known?.first || share !== known?.share) {
    const others = Object.entries(all).filter(([id]) => id !== ticketId);
    save(KEY, Object.fromEntries([...others.slice(1 - TICKETS_MAX), [ticketId, { first, share }]]));
  }
  return { first, share };
}

/**
 * @param {string} ticketId
 * @returns {number | null} null if this browser has never seen a place of the ticket
 */
export function firstPlace(ticketId) {
  return load(KEY, {})[ticketId]?.first ?? null;
}
