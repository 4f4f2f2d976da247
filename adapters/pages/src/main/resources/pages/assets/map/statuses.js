/** The statuses of all seats of a performance: one byte a seat, and how many seats each section has left. */

/** @typedef {import('./geometry.js').Hall} Hall */

export const AVAILABLE = 0;
export const HELD = 1;
export const RESERVED = 2;
export const SOLD = 3;

const SEATS_PER_BYTE = 4;

/**
 * Unpacks statuses of two bits a seat, the lowest bits of a byte first.
 *
 * @param {string} base64
 * @param {number} seatsTotal
 * @returns {Uint8Array} the code of each seat, the seat with number 1 first
 */
export function unpack(base64, seatsTotal) {
  const bytes = atob(base64);
  const codes = new Uint8Array(seatsTotal);
  for (let index = 0; index < seatsTotal; index++) {
    codes[index] = (bytes.charCodeAt(index >> 2) >> ((index % SEATS_PER_BYTE) * 2)) & 3;
  }
  return codes;
}

/** Statuses that follow the events of a performance. Tells of each change by an event `change` whose detail has the changes. */
export class SeatStatuses extends EventTarget {
  /**
   * @param {Hall} hall
   * @param {string} base64 of `/seat-statuses`
   */
  constructor(hall, base64) {
    super();
    this.hall = hall;
    this.codes = unpack(base64, hall.seatsTotal);
    /** @type {number[]} Available seats by the index of the section. */
    this.left = hall.blocks.map((block) => this.#countLeft(block.firstSeat, block.lastSeat));
  }

  /**
   * @param {number} seat
   * @returns {number} the code of a seat
   */
  of(seat) {
    return this.codes[seat - 1];
  }

  /**
   * @param {number} seat
   * @returns {boolean}
   */
  isAvailable(seat) {
    return this.codes[seat - 1] === AVAILABLE;
  }

  /** @returns {number} available seats of the hall */
  get leftTotal() {
    return this.left.reduce((sum, left) => sum + left, 0);
  }

  /**
   * @param {import('./block.js').Block} block
   * @param {number} row
   * @returns {number} available seats of a row, which counts from 1
   */
  leftInRow(block, row) {
    const first = block.firstSeat + (row - 1) * block.columns;
    return this.#countLeft(first, first + block.columns - 1);
  }

  /**
   * Takes over all statuses, of the first event of a stream.
   *
   * @param {string} base64
   * @returns {[number, number][]} seats whose status is another now, with its code
   */
  replace(base64) {
    const codes = unpack(base64, this.hall.seatsTotal);
    /** @type {[number, number][]} */
    const changes = [];
    codes.forEach((code, index) => {
      if (code !== this.codes[index]) {
        changes.push([index + 1, code]);
      }
    });
    return this.apply(changes);
  }

  /**
   * Takes over changes.
   *
   * @param {[number, number][]} changes number and code of each seat
   * @returns {[number, number][]} those that did change something
   */
  apply(changes) {
    const effective = changes.filter(([seat, code]) => seat <= this.codes.length && this.codes[seat - 1] !== code);
    for (const [seat, code] of effective) {
      const before = this.codes[seat - 1];
      this.codes[seat - 1] = code;
      this.left[this.hall.blockOf(seat).index] += Number(code === AVAILABLE) - Number(before === AVAILABLE);
    }
    if (effective.length > 0) {
      this.dispatchEvent(new CustomEvent('change', { detail: effective }));
    }
    return effective;
  }

  /**
   * @param {number} first
   * @param {number} last
   * @returns {number}
   */
  #countLeft(first, last) {
    let left = 0;
    for (let index = first - 1; index < last; index++) {
      left += Number(this.codes[index] === AVAILABLE);
    }
    return left;
  }
}
