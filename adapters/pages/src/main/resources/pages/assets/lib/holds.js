import { all } from './api.js';
import { until } from './clock.js';
import { session } from './session.js';
import { load, observe, save } from './store.js';

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

const KEY = 'unpaid';

class Holds extends EventTarget {
  constructor() {
    super();
    observe(KEY, () => this.#changed());
    session.addEventListener('change', () => this.#changed());
  }

  /** @returns {Unpaid[]} whose time is not over, the most urgent first */
  get unpaid() {
    return this.#own().filter((it) => until(it.expiresAt) > 0);
  }

  /** @returns {Unpaid[]} */
  #own() {
    /** @type {Unpaid[]} */
    const own = load(KEY, {})[session.user?.userId ?? ''] ?? [];
    return own.toSorted((a, b) => Date.parse(a.expiresAt) - Date.parse(b.expiresAt));
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
    const others = this.#own().filter(
      (it) => it.performanceId !== performanceId || !it.seatNumbers.some((seat) => seatNumbers.includes(seat)),
    );
    this.#write([...others, { ...known, seatNumbers, totalPrice, expiresAt }]);
  }

  /** @param {string} id of a hold or reservation that was paid, given back or has expired */
  drop(id) {
    this.#write(this.#own().filter((it) => it.id !== id));
  }

  /** Asks the service for reservations, such as those that another device has made. */
  async refresh() {
    if (!session.user) {
      return;
    }
    const reservations = await all('/reservations');
    const ids = reservations.filter((it) => it.status === 'RESERVED').map((it) => it.reservationId);
    const ended = this.#own().filter((it) => it.kind === 'reservation' && !ids.includes(it.id));
    ended.forEach((it) => this.drop(it.id));
    reservations.filter((it) => it.status === 'RESERVED').forEach((it) => this.keepReservation(it));
  }

  /** @param {Unpaid} unpaid */
  #put(unpaid) {
    this.#write([...this.#own().filter((it) => it.id !== unpaid.id), unpaid]);
  }

  /** @param {Unpaid[]} own */
  #write(own) {
    if (session.user) {
      save(KEY, { ...load(KEY, {}), [session.user.userId]: own.filter((it) => until(it.expiresAt) > 0) });
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
