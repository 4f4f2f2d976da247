import { announce } from './announce.js';
import { everySecond, until } from './clock.js';
import { duration } from './format.js';
import { holds } from './holds.js';
import { t } from './text.js';

/**
 * Warns on every page that the time to pay for seats will soon be over: aloud, where the last two warnings interrupt, and
 * for a while in sight. Tells of a warning that is to be seen, and of its end, by an event `change`.
 *
 * @typedef {object} Warning
 * @property {string} id of the hold or reservation
 * @property {number} seats how many there are
 * @property {number} seconds that are left
 */

/** Seconds before the end. */
const WARNINGS = [240, 120, 60, 30];
const URGENT = 60;
/** How long a warning is seen; the countdown stays. */
const SEEN_MS = 20_000;

class HoldWarnings extends EventTarget {
  /** @type {Warning | null} what is to be seen now */
  current = null;
  /** @type {Map<string, number>} The last warning by what it was about; Infinity for none yet. */
  #last = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** Begins, for as long as the page is open. */
  begin() {
    everySecond(() => holds.unpaid.forEach((it) => this.#look(it)));
    holds.addEventListener('change', () => this.#forgetPaid());
  }

  /** @param {import('./holds.js').Unpaid} unpaid */
  #look({ id, expiresAt, seatNumbers }) {
    const left = until(expiresAt) / 1000;
    const due = Math.min(...WARNINGS.filter((warning) => left <= warning), Infinity);
    const last = this.#last.get(id);
    this.#last.set(id, due);
    if (last !== undefined && due < last) {
      this.#warn({ id, seats: seatNumbers.length, seconds: due });
    }
  }

  /** @param {Warning} warning */
  #warn(warning) {
    if (warning.seconds <= URGENT) {
      announce.atOnce(inWords(warning));
    } else {
      announce.politely(inWords(warning));
    }
    this.#show(warning);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#show(null), SEEN_MS);
  }

  #forgetPaid() {
    if (this.current && !holds.unpaid.some(({ id }) => id === this.current?.id)) {
      this.#show(null);
    }
  }

  /** @param {Warning | null} warning */
  #show(warning) {
    this.current = warning;
    this.dispatchEvent(new Event('change'));
  }
}

export const holdWarnings = new HoldWarnings();

/**
 * @param {Warning} warning
 * @returns {string}
 */
export function inWords({ seats, seconds }) {
  return t('hold.warning', { count: seats, left: duration(seconds) });
}
