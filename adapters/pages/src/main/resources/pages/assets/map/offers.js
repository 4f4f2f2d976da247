/** Groups of seats next to each other, the best first: the closer to the middle of the stage, the better. */

/**
 * @typedef {import('./block.js').Block} Block
 * @typedef {import('./geometry.js').Hall} Hall
 * @typedef {import('./statuses.js').SeatStatuses} SeatStatuses
 * @typedef {{block: Block, row: number, seats: number[], price: number, distance: number}} Offer row from 1, price of all
 */

/**
 * Finds the best group of each row, and then all others.
 *
 * @param {Hall} hall
 * @param {SeatStatuses} statuses
 * @param {{count: number, section?: number | null, most: number}} wanted seats of a group, the index of a section, and how many groups
 * @returns {Offer[]}
 */
export function offers(hall, statuses, { count, section = null, most }) {
  const blocks = section === null ? hall.blocks : [hall.blocks[section]];
  const rows = blocks.flatMap((block) => Array.from({ length: block.rows }, (_, index) => ({ block, row: index + 1 })));
  const best = rows
    .map(({ block, row }) => bestOfRow(hall, statuses, block, row, count))
    .filter((offer) => offer !== null)
    .sort(byDistance);
  if (best.length >= most) {
    return best.slice(0, most);
  }
  const first = new Set(best.map(({ seats }) => seats[0]));
  const others = rows
    .flatMap(({ block, row }) => everyOfRow(hall, statuses, block, row, count))
    .filter(({ seats }) => !first.has(seats[0]))
    .sort(byDistance);
  return [...best, ...others].slice(0, most);
}

/**
 * All groups of free seats of a row, each as long as it is.
 *
 * @param {SeatStatuses} statuses
 * @param {Block} block
 * @param {number} row from 1
 * @returns {{from: number, to: number}[]} first and last seat number
 */
export function runs(statuses, block, row) {
  const first = block.firstSeat + (row - 1) * block.columns;
  /** @type {{from: number, to: number}[]} */
  const found = [];
  for (let seat = first; seat < first + block.columns; seat++) {
    if (statuses.isAvailable(seat)) {
      const last = found[found.length - 1];
      if (last?.to === seat - 1) {
        last.to = seat;
      } else {
        found.push({ from: seat, to: seat });
      }
    }
  }
  return found;
}

/**
 * Groups of a row that have no seat in common, from its first seat on.
 *
 * @param {Hall} hall
 * @param {SeatStatuses} statuses
 * @param {Block} block
 * @param {number} row from 1
 * @param {number} count seats of a group
 * @returns {Offer[]}
 */
export function groupsOfRow(hall, statuses, block, row, count) {
  return runs(statuses, block, row).flatMap(({ from, to }) =>
    Array.from({ length: Math.floor((to - from + 1) / count) }, (_, index) =>
      offer(hall, block, row, from + index * count, count),
    ),
  );
}

/**
 * Groups of a row from each seat on that has enough free seats beside it.
 *
 * @param {Hall} hall
 * @param {SeatStatuses} statuses
 * @param {Block} block
 * @param {number} row
 * @param {number} count
 * @returns {Offer[]}
 */
function everyOfRow(hall, statuses, block, row, count) {
  return runs(statuses, block, row).flatMap(({ from, to }) =>
    Array.from({ length: Math.max(0, to - from + 2 - count) }, (_, index) =>
      offer(hall, block, row, from + index, count),
    ),
  );
}

/**
 * @param {Hall} hall
 * @param {Block} block
 * @param {number} row
 * @param {number} from
 * @param {number} count
 * @returns {Offer}
 */
function offer(hall, block, row, from, count) {
  return {
    block,
    row,
    seats: Array.from({ length: count }, (_, index) => from + index),
    price: count * block.price,
    distance: hall.distanceToStage(from + Math.floor(count / 2)),
  };
}

/**
 * @param {Hall} hall
 * @param {SeatStatuses} statuses
 * @param {Block} block
 * @param {number} row
 * @param {number} count
 * @returns {Offer | null}
 */
function bestOfRow(hall, statuses, block, row, count) {
  const middle = block.firstSeat + (row - 1) * block.columns + (block.columns - count) / 2;
  return runs(statuses, block, row)
    .filter(({ from, to }) => to - from + 1 >= count)
    .map(({ from, to }) => Math.round(Math.min(Math.max(middle, from), to - count + 1)))
    .map((from) => offer(hall, block, row, from, count))
    .reduce(nearer, /** @type {Offer | null} */ (null));
}

/**
 * @param {Offer} one
 * @param {Offer} other
 * @returns {number}
 */
function byDistance(one, other) {
  return one.distance - other.distance;
}

/**
 * @param {Offer | null} one
 * @param {Offer} other
 * @returns {Offer}
 */
function nearer(one, other) {
  return one && one.distance <= other.distance ? one : other;
}
