/**
 * Where the seats of a hall are: arithmetic from the plan, so that neither positions nor hit tests need a list of seats.
 *
 * A hall is a square of 1000 by 1000 units with the stage at the top. A section is a block of equal rows. `at` says where the
 * middle of its front row lies, by how many degrees it is turned clockwise about that point, and the radius of its front row:
 * 0 if rows are straight, otherwise they curve around the stage. Sections without `at` are arranged here.
 */

import { arrange, pitchOf } from './arrangement.js';
import { Block } from './block.js';
import { HALL, STAGE, union } from './boxes.js';

/**
 * @typedef {import('./boxes.js').Box} Box
 * @typedef {import('./boxes.js').Point} Point
 * @typedef {{x: number, y: number, rotate: number, curve: number}} At
 * @typedef {{name: string, price: number, rows: number, seatsPerRow: number, firstSeatNumber: number, at?: At | null}} PlanSection
 * @typedef {{performanceId: string, concertId: string, seatsTotal: number, sections: PlanSection[]}} Plan
 */

/** The hall of a plan: a block for each section. */
export class Hall {
  /** @param {Plan} plan */
  constructor(plan) {
    const arranged = arrange(plan.sections);
    /** The plan that it was made from. */
    this.plan = plan;
    /** Distance of two seats of a row, in units of the hall. */
    this.pitch = plan.sections.every((section) => section.at) ? pitchOf(plan.sections) : arranged.pitch;
    this.seatsTotal = plan.seatsTotal;
    /** @type {Block[]} */
    this.blocks = plan.sections.map(
      (section, index) => new Block(section, index, section.at ?? arranged.places[index], this.pitch),
    );
    /** @type {Box} Everything that is drawn: stage and blocks. */
    this.bounds = this.blocks.map((block) => block.bounds).reduce(union, STAGE);
    this.lasts = this.blocks.map((block) => block.lastSeat);
  }

  /**
   * @param {number} seat its number
   * @returns {Block} the block that has it
   */
  blockOf(seat) {
    let low = 0;
    let high = this.lasts.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.lasts[middle] < seat) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return this.blocks[low];
  }

  /**
   * @param {number} seat its number
   * @returns {{block: Block, row: number, column: number, price: number}} row and column from 1
   */
  seat(seat) {
    const block = this.blockOf(seat);
    const index = seat - block.firstSeat;
    return {
      block,
      row: Math.floor(index / block.columns) + 1,
      column: (index % block.columns) + 1,
      price: block.price,
    };
  }

  /**
   * @param {number} seat its number
   * @returns {Point} its middle
   */
  position(seat) {
    const { block, row, column } = this.seat(seat);
    return block.position(row - 1, column - 1);
  }

  /**
   * @param {Point} point in units of the hall
   * @returns {number} the number of the seat there, 0 if there is none
   */
  seatAt(point) {
    for (const block of this.blocks) {
      const seat = block.seatAt(point);
      if (seat) {
        return seat;
      }
    }
    return 0;
  }

  /**
   * @param {Point} point in units of the hall
   * @returns {Block | null} the block there
   */
  blockAt(point) {
    return this.blocks.find((block) => block.contains(point)) ?? null;
  }

  /**
   * @param {number} seat
   * @returns {number} how far a seat is from the middle of the stage's edge, in units of the hall
   */
  distanceToStage(seat) {
    const { x, y } = this.position(seat);
    return Math.hypot(x - HALL / 2, y - STAGE.bottom);
  }
}
