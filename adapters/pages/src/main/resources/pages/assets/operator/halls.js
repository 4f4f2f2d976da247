/**
 * Halls to begin with. Their names are letters and numbers, which fans of every language read. They have no positions: the
 * map arranges sections around the stage.
 *
 * @typedef {import('../map/geometry.js').At} At
 * @typedef {{name: string, rows: number, seatsPerRow: number, price: number, at?: At | null}} Section
 */

/** Most seats of a hall, most sections, and most rows or seats of a row of one: bounds of the service. */
export const SEATS_MAX = 100_000;
export const SECTIONS_MAX = 200;
export const SIDE_MAX = 1000;
export const NAME_MAX = 50;
export const PRICE_MAX = 9_000_000_000_000_000;

/**
 * The hall that the service knows; a date that names no sections takes place there.
 *
 * @type {Section[]}
 */
const STANDARD = [{ name: 'Hall', rows: 5, seatsPerRow: 10, price: 50_000 }];

/** @type {Record<string, () => Section[]>} by their keys in the texts */
export const HALLS = {
  standard: () => STANDARD.map((section) => ({ ...section })),
  club: () => [
    { name: 'A', rows: 10, seatsPerRow: 18, price: 60_000 },
    { name: 'B', rows: 4, seatsPerRow: 24, price: 45_000 },
  ],
  theater: () => [
    ...block(['A', 'B', 'C'], 16, 14, 90_000),
    ...block(['D', 'E'], 10, 24, 70_000),
    { name: 'F', rows: 6, seatsPerRow: 50, price: 50_000 },
  ],
  arena: () => [
    ...block(['A', 'B', 'C'], 25, 20, 150_000),
    ...block(['D', 'E', 'F', 'G'], 25, 30, 110_000),
    ...block(['H', 'I', 'J', 'K', 'L'], 30, 36, 80_000),
  ],
  stadium: () => [
    ...block(numbered(100, 3), 40, 60, 180_000),
    ...block(numbered(200, 4), 60, 70, 130_000),
    ...block(numbered(300, 5), 52, 100, 90_000),
  ],
};

/**
 * @param {string[]} names
 * @param {number} rows
 * @param {number} seatsPerRow
 * @param {number} price
 * @returns {Section[]} equal sections
 */
function block(names, rows, seatsPerRow, price) {
  return names.map((name) => ({ name, rows, seatsPerRow, price }));
}

/**
 * @param {number} base
 * @param {number} count
 * @returns {string[]}
 */
function numbered(base, count) {
  return Array.from({ length: count }, (_, index) => String(base + 1 + index));
}

/**
 * @param {Section[]} sections
 * @returns {number}
 */
export function seatsOf(sections) {
  return sections.reduce((sum, section) => sum + section.rows * section.seatsPerRow, 0);
}

/**
 * @param {Section[]} sections
 * @returns {boolean} whether they are the standard hall, which is not sent
 */
export function isStandard(sections) {
  return JSON.stringify(sections) === JSON.stringify(STANDARD);
}

/**
 * What the map draws.
 *
 * @param {Section[]} sections
 * @returns {import('../map/geometry.js').Plan}
 */
export function planOf(sections) {
  let next = 1;
  return {
    performanceId: '',
    concertId: '',
    seatsTotal: seatsOf(sections),
    sections: sections.map((section) => {
      const firstSeatNumber = next;
      next += section.rows * section.seatsPerRow;
      return { ...section, firstSeatNumber };
    }),
  };
}
