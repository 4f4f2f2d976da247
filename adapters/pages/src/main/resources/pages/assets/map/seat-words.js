import { points, ranges } from '../lib/format.js';
import { t } from '../lib/text.js';

/** Seats in words, by section and row. */

/**
 * @typedef {import('./geometry.js').Hall} Hall
 * @typedef {{section: string, row: number, seats: number[]}} Group
 */

/**
 * @param {Hall} hall
 * @param {number[]} seats
 * @returns {Group[]} in the order of the seats
 */
export function groups(hall, seats) {
  /** @type {Group[]} */
  const found = [];
  for (const seat of seats.toSorted((one, other) => one - other)) {
    const { block, row } = hall.seat(seat);
    const last = found.at(-1);
    if (last?.section === block.name && last.row === row) {
      last.seats.push(seat);
    } else {
      found.push({ section: block.name, row, seats: [seat] });
    }
  }
  return found;
}

/**
 * @param {Group} group
 * @returns {string}
 */
export function groupInWords({ section, row, seats }) {
  return t('seats.group', { count: seats.length, section, row, seats: ranges(seats) });
}

/**
 * @param {Hall} hall
 * @param {number[]} seats
 * @returns {string}
 */
export function seatsInWords(hall, seats) {
  return groups(hall, seats).map(groupInWords).join('; ');
}

/**
 * @param {import('./block.js').Block} block
 * @param {number} left
 * @returns {string} name, price and what is left of a section
 */
export function sectionInWords(block, left) {
  return t('seats.section', { name: block.name, price: points(block.price), left: leftInWords(left) });
}

/**
 * @param {number} left
 * @returns {string}
 */
export function leftInWords(left) {
  return left === 0 ? t('seats.sold-out') : t('seats.left', { count: left });
}

/**
 * @param {import('./statuses.js').SeatStatuses} statuses
 * @param {import('./choice.js').Choice} choice
 * @param {number} seat
 * @param {import('./seat-shapes.js').Legend} legend
 * @returns {string} where it is, its price and its state
 */
export function seatInWords(statuses, choice, seat, legend) {
  const { block, row, price } = choice.hall.seat(seat);
  const state = t(`${legend.words}.${stateOf(statuses, choice, seat, legend)}`);
  return t('map.seat-info', { section: block.name, row, seat: String(seat), price: points(price), state });
}

/**
 * @param {import('./statuses.js').SeatStatuses} statuses
 * @param {import('./choice.js').Choice} choice
 * @param {number} seat
 * @param {import('./seat-shapes.js').Legend} legend
 * @returns {import('./seat-shapes.js').SeatState | 'lost'}
 */
function stateOf(statuses, choice, seat, { states }) {
  if (choice.seats.has(seat)) {
    return 'chosen';
  }
  if (choice.lost.has(seat)) {
    return 'lost';
  }
  return states[statuses.of(seat)];
}
