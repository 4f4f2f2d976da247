import { all } from './api.js';
import { until } from './clock.js';
import { session } from './session.js';
import { loadAll, observeAll, save } from './store.js';

/**
 * What whoever is signed in has still to pay: holds, which this browser keeps, and reservations, which the service knows.
 *
 * @typedef {object} Unpaid
 * @property {'hold' | 'reservation'} kind
 * @property {string} id
 * @property {string} performanceId
 * @property {string} [concertId]
 * @property {number[]} seatNumbers
 * @property {number} totalPrice
 * @property {string} expiresAt
 */

/** Each has a key of its own, so that a tab that gives seats back forgets none that another holds at the same moment. */
const KEY = 'unpaid/';

class Holds extends EventTarget {
  constructor() {
    super();
    observeAll(KEY, () => this.#changed());
    session.addEventListener('change', () => this.#changed());
  }

  /** @returns {Unpaid[]} whose time is not over, the most urgent first */
  get unpaid() {
    return this.#own().filter((it) => until(it.expiresAt) > 0);
  }

  /** @returns {Unpaid[]} */
  #own() {
    const own = session.user ? loadAll(this.#key('')).map(([, unpaid]) => unpaid) : [];
    return own.toSorted((a, b) => Date.parse(a.expiresAt) - Date.parse(b.expiresAt));
  }

  /** @param {string} id */
  #key(id) {
    return `${KEY}${session.user?.userId}/${id}`;
  }

  /** @param {any} hold as the API describes it, with the `concertId` if it is known */
  keepHold(hold) {
    const { holdId, performanceId, concertId, seatNumbers, totalPrice, expiresAt } = hold;
    this.#put({ kind: 'hold', id: holdId, performanceId, concertId, seatNumbers, totalPrice, expiresAt });
  }

  /**
   * A reservation takes the place of the hold that it was made of.
   *
   * @param {any} reservation as the API describes it
   */
  keepReservation(reservation) {
    const { reservationId, performanceId, concertId, seatNumbers, totalPrice, expiresAt } = reservation;
    const known = { kind: /** @type {const} */ ('reservation'), id: reservationId, performanceId, concertId };
    this.#own()
      .filter(({ id }) => id !== reservationId)
      .filter((it) => it.performanceId === performanceId && it.seatNumbers.some((seat) => seatNumbers.includes(seat)))
      .forEach((it) => this.drop(it.id));
    this.#put({ ...known, seatNumbers, totalPrice, expiresAt });
  }

  /** @param {string} id of a hold or reservation that was paid, given back or has expired */
  drop(id) {
    if (session.user) {
      save(this.#key(id), null);
      this.#changed();
    }
  }

  /** Asks the service for reservations, such as those that another device has made. */
  async refresh() {
    if (!session.user) {
      return;
    }
    const known = this.#own().filter((it) => it.kind === 'reservation');
    const unpaid = (await all('/reservations')).filter((it) => it.status === 'RESERVED');
    // One that another tab has made since may not be in the response yet.
    known.filter(({ id }) => !unpaid.some((it) => it.reservationId === id)).forEach(({ id }) => this.drop(id));
    unpaid.forEach((it) => this.keepReservation(it));
  }

  /** @param {Unpaid} unpaid */
  #put(unpaid) {
    if (session.user) {
      this.#own()
        .filter((it) => until(it.expiresAt) <= 0)
        .forEach((it) => save(this.#key(it.id), null));
      save(this.#key(unpaid.id), unpaid);
      this.#changed();
    }
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}

export const holds = new Holds();

/**
 * @param {Unpaid} unpaid
 * @returns {string} the page at which it is paid
 */
export function pageOf(unpaid) {
  return unpaid.kind === 'hold' ? `/performances/${unpaid.performanceId}` : `/reservations/${unpaid.id}`;
}
