/** The seats that a fan has chosen, the same for the map and for the list. Tells of each change by an event `change`. */

/**
 * @typedef {import('./geometry.js').Hall} Hall
 * @typedef {import('./statuses.js').SeatStatuses} SeatStatuses
 */

export class Choice extends EventTarget {
  /**
   * @param {Hall} hall
   * @param {SeatStatuses} statuses
   * @param {number} seatsMax how many seats a fan may choose
   */
  constructor(hall, statuses, seatsMax) {
    super();
    this.hall = hall;
    this.statuses = statuses;
    this.seatsMax = seatsMax;
    /** @type {Set<number>} */
    this.seats = new Set();
    /** @type {Set<number>} Seats that were chosen, and then went to somebody else. */
    this.lost = new Set();
    /** @type {Set<number>} Seats that this fan holds, which are no loss when they are no longer available. */
    this.held = new Set();
  }

  /** @returns {number[]} in the order of their numbers */
  get numbers() {
    return [...this.seats].sort((one, other) => one - other);
  }

  /** @returns {number} in points */
  get totalPrice() {
    return this.numbers.reduce((sum, seat) => sum + this.hall.blockOf(seat).price, 0);
  }

  get isFull() {
    return this.seats.size >= this.seatsMax;
  }

  /**
   * Chooses a seat, or no longer chooses it.
   *
   * @param {number} seat
   * @returns {'chosen' | 'left' | 'taken' | 'full'} `taken` and `full` change nothing
   */
  toggle(seat) {
    if (this.seats.delete(seat)) {
      this.#tell();
      return 'left';
    }
    if (!this.statuses.isAvailable(seat)) {
      return 'taken';
    }
    if (this.isFull) {
      return 'full';
    }
    this.seats.add(seat);
    this.lost.delete(seat);
    this.#tell();
    return 'chosen';
  }

  /**
   * Chooses these seats in place of what was chosen.
   *
   * @param {number[]} seats
   */
  take(seats) {
    this.seats = new Set(seats.filter((seat) => this.statuses.isAvailable(seat) || this.held.has(seat)));
    this.lost.clear();
    this.#tell();
  }

  clear() {
    this.seats.clear();
    this.lost.clear();
    this.#tell();
  }

  /**
   * Seats that this fan holds now; none after they were given back.
   *
   * @param {number[]} seats
   */
  hold(seats) {
    this.held = new Set(seats);
    this.seats = new Set(seats);
    this.lost.clear();
    this.#tell();
  }

  /**
   * Gives up chosen seats that somebody else has now.
   *
   * @param {number[]} taken
   * @returns {number[]} those that had been chosen
   */
  lose(taken) {
    const lost = taken.filter((seat) => this.seats.has(seat) && !this.held.has(seat));
    for (const seat of lost) {
      this.seats.delete(seat);
      this.lost.add(seat);
    }
    if (lost.length > 0) {
      this.#tell();
    }
    return lost;
  }

  /** Forgets lost seats, when the fan has read about them. */
  forgetLost() {
    this.lost.clear();
    this.#tell();
  }

  #tell() {
    this.dispatchEvent(new Event('change'));
  }
}
