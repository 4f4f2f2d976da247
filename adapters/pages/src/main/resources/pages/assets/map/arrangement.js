import { Block, ROW } from './block.js';
import { HALL, union } from './boxes.js';

/**
 * @typedef {import('./geometry.js').At} At
 * @typedef {import('./geometry.js').PlanSection} PlanSection
 */

const PITCH_MAX = 40;
const PITCH_MIN = 0.5;
const PITCH_PRECISION = 1.01;
const AREA = { left: 20, top: 100, right: 980, bottom: 980 };
/** Radius of the front row of an arrangement in widths of its widest shelf: gentle, so that no row bends much. */
const BEND = 1.4;
/**
 * How much worse a shelf is for each further price on it, unless its prices are the same from both sides: cheaper sections
 * belong behind dearer ones, or at their sides.
 */
const MIXED = 0.8;
/** Up to this number of sections every arrangement is tried. */
const EXHAUSTIVE_MAX = 12;

/**
 * Arranges sections on shelves behind each other, in the order of the plan, as large as the hall allows.
 *
 * @param {PlanSection[]} sections
 * @returns {{pitch: number, places: At[]}}
 */
export function arrange(sections) {
  let best = scored(
    sections,
    sections.map((_, index) => [index]),
  );
  for (const shelves of partitions(sections)) {
    const candidate = scored(sections, shelves);
    if (candidate.score > best.score) {
      best = candidate;
    }
  }
  return fitted(sections, best.shelves);
}

/**
 * The largest distance of seats at which sections that say where they lie are beside each other and within the hall.
 *
 * @param {PlanSection[]} sections all with `at`
 * @returns {number} the smallest distance, if they overlap at any
 */
export function pitchOf(sections) {
  let [fits, large] = [PITCH_MIN, PITCH_MAX];
  while (large / fits > PITCH_PRECISION) {
    const pitch = Math.sqrt(fits * large);
    if (isFree(sections.map((section, index) => new Block(section, index, /** @type {At} */ (section.at), pitch)))) {
      fits = pitch;
    } else {
      large = pitch;
    }
  }
  return fits;
}

/**
 * @param {Block[]} blocks
 * @returns {boolean}
 */
function isFree(blocks) {
  return (
    blocks.every(
      ({ bounds }) => Math.min(bounds.left, bounds.top) >= 0 && Math.max(bounds.right, bounds.bottom) <= HALL,
    ) && !blocks.some((block, index) => blocks.slice(index + 1).some((other) => block.overlaps(other)))
  );
}

/**
 * @param {PlanSection[]} sections
 * @returns {number} the aisle between sections, in widths of a seat
 */
function aisle(sections) {
  const seats = sections.reduce((sum, section) => sum + section.rows * section.seatsPerRow, 0);
  return Math.max(1.5, 0.04 * Math.sqrt(seats));
}

/**
 * @param {PlanSection[]} sections
 * @param {number[][]} shelves indices of the sections of each shelf
 */
function scored(sections, shelves) {
  const gap = aisle(sections);
  const widths = shelves.map((shelf) => shelf.reduce((sum, index) => sum + sections[index].seatsPerRow + gap, -gap));
  const depths = shelves.map((shelf) => Math.max(...shelf.map((index) => sections[index].rows * ROW)));
  const width = Math.max(...widths);
  const depth = depths.reduce((sum, each) => sum + each + gap, -gap);
  const mixed = shelves.reduce((sum, shelf) => sum + furtherPrices(shelf.map((index) => sections[index].price)), 0);
  const scale = Math.min((AREA.right - AREA.left) / width, (AREA.bottom - AREA.top) / depth, PITCH_MAX);
  return { shelves, score: scale * MIXED ** mixed };
}

/**
 * @param {number[]} prices
 * @returns {number}
 */
function furtherPrices(prices) {
  const isSymmetric = prices.every((price, index) => price === prices[prices.length - 1 - index]);
  return isSymmetric ? 0 : new Set(prices).size - 1;
}

/**
 * @param {PlanSection[]} sections
 * @param {number[][]} shelves
 * @returns {{pitch: number, places: At[]}}
 */
function fitted(sections, shelves) {
  const places = bent(sections, shelves);
  const box = sections.map((section, index) => new Block(section, index, places[index], 1).bounds).reduce(union);
  const pitch = Math.min(
    (AREA.right - AREA.left) / (box.right - box.left),
    (AREA.bottom - AREA.top) / (box.bottom - box.top),
    PITCH_MAX,
  );
  const middle = (box.left + box.right) / 2;
  return {
    pitch,
    places: places.map(({ x, y, rotate, curve }) => ({
      x: HALL / 2 + (x - middle) * pitch,
      y: AREA.top + (y - box.top) * pitch,
      rotate,
      curve: curve * pitch,
    })),
  };
}

/**
 * Places in widths of a seat, all rows on circles around one point in front of the stage.
 *
 * @param {PlanSection[]} sections
 * @param {number[][]} shelves
 * @returns {At[]}
 */
function bent(sections, shelves) {
  const gap = aisle(sections);
  const widthOf = (/** @type {number[]} */ shelf) =>
    shelf.reduce((sum, index) => sum + sections[index].seatsPerRow + gap, -gap);
  let radius = BEND * Math.max(...shelves.map(widthOf));
  /** @type {At[]} */
  const places = [];
  for (const shelf of shelves) {
    let along = -widthOf(shelf) / 2;
    for (const index of shelf) {
      const { seatsPerRow } = sections[index];
      const angle = (along + seatsPerRow / 2) / radius;
      places[index] = {
        x: radius * Math.sin(angle),
        y: radius * Math.cos(angle),
        rotate: (-angle * 180) / Math.PI,
        curve: radius,
      };
      along += seatsPerRow + gap;
    }
    radius += Math.max(...shelf.map((index) => sections[index].rows * ROW)) + gap;
  }
  return places;
}

/**
 * @param {PlanSection[]} sections
 * @returns {Generator<number[][]>} ways to cut the sections into shelves, their order kept
 */
function* partitions(sections) {
  if (sections.length <= EXHAUSTIVE_MAX) {
    for (let cuts = 0; cuts < 1 << (sections.length - 1); cuts++) {
      yield cutAt(sections.length, (index) => (cuts & (1 << index)) !== 0);
    }
    return;
  }
  yield cutAt(sections.length, (index) => sections[index].price !== sections[index + 1].price);
  for (let wide = 1; wide <= sections.length; wide++) {
    yield cutAt(sections.length, (index) => (index + 1) % wide === 0);
  }
}

/**
 * @param {number} length
 * @param {(index: number) => boolean} isCutAfter
 * @returns {number[][]}
 */
function cutAt(length, isCutAfter) {
  /** @type {number[][]} */
  const shelves = [[]];
  for (let index = 0; index < length; index++) {
    shelves[shelves.length - 1].push(index);
    if (index < length - 1 && isCutAfter(index)) {
      shelves.push([]);
    }
  }
  return shelves;
}
