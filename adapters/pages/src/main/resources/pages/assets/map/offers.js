/** Groups of seats next to each other, the best first: the closer to the middle of the stage, the better. */

/**
 * @typedef {import('./geometry.js').Block} Block
 * @typedef {import('./geometry.js').Hall} Hall
 * @typedef {import('./statuses.js').SeatStatuses} SeatStatuses
 * @typedef {{block: Block, row: number, seats: number[], price: number, distance: number}} Offer row from 1, price of all
 */

/**
 * Finds the best group of each row.
 *
 * @param {Hall} hall
 * @param {SeatStatuses} statuses
 * @param {{count: number, section?: number | null, most: number}} wanted seats of a group, the index of a section, and how many groups
 * @returns {Offer[]}
 */
export function offers(hall, statuses, { count, section = null, most }) {
  const blocks = section === null ? hall.blocks : [hall.blocks[section]];
  return blocks
    .flatMap((block) =>
      Array.from({ length: block.rows }, (_, row) => bestOfRow(hall, statuses, block, row + 1, count)),
    )
    .filter((offer) => offer !== null)
    .sort((one, other) => one.distance - other.distance)
    .slice(0, most);
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

/** @returns {Offer} */
function offer(
  /** @type {Hall} */ hall,
  /** @type {Block} */ block,
  /** @type {number} */ row,
  /** @type {number} */ from,
  /** @type {number} */ count,
) {
  return {
    block,
    row,
    seats: Array.from({ length: count }, (_, index) => from + index),
    price: count * block.price,
    distance: hall.distanceToStage(from + Math.floor(count / 2)),
  };
}

/** @returns {Offer | null} */
function bestOfRow(
  /** @type {Hall} */ hall,
  /** @type {SeatStatuses} */ statuses,
  /** @type {Block} */ block,
  /** @type {number} */ row,
  /** @type {number} */ count,
) {
  const middle = block.firstSeat + (row - 1) * block.columns + (block.columns - count) / 2;
  return runs(statuses, block, row)
    .filter(({ from, to }) => to - from + 1 >= count)
    .map(({ from, to }) => Math.round(Math.min(Math.max(middle, from), to - count + 1)))
    .map((from) => offer(hall, block, row, from, count))
    .reduce(nearer, /** @type {Offer | null} */ (null));
}

/** @returns {Offer} */
function nearer(/** @type {Offer | null} */ one, /** @type {Offer} */ other) {
  return one && one.distance <= other.distance ? one : other;
}
