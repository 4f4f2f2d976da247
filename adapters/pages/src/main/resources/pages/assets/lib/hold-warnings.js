import { announce } from './announce.js';
import { everySecond, until } from './clock.js';
import { duration } from './format.js';
import { holds } from './holds.js';
import { t } from './text.js';

/** Says on every page that the time to pay for seats will soon be over. The last two warnings interrupt. */

/** Seconds before the end. */
const WARNINGS = [240, 120, 60, 30];
const URGENT = 60;

/** @type {Map<string, number>} The last warning by what it was about; Infinity for none yet. */
const warned = new Map();

/** Begins, for as long as the page is open. */
export function warnOfDeadlines() {
  everySecond(() => holds.unpaid.forEach(warn));
}

/** @param {import('./holds.js').Unpaid} unpaid */
function warn({ id, expiresAt, seatNumbers }) {
  const left = until(expiresAt) / 1000;
  const due = Math.min(...WARNINGS.filter((warning) => left <= warning), Infinity);
  const last = warned.get(id);
  warned.set(id, due);
  if (last === undefined || due >= last) {
    return;
  }
  const text = t('hold.warning', { count: seatNumbers.length, left: duration(due) });
  if (due <= URGENT) {
    announce.atOnce(text);
  } else {
    announce.politely(text);
  }
}
