/**
 * @typedef {{left: number, top: number, right: number, bottom: number}} Box
 * @typedef {{x: number, y: number}} Point
 */

/** Width and height of a hall. */
export const HALL = 1000;

/** The stage, which every hall has at its top. */
export const STAGE = Object.freeze({ left: 340, top: 16, right: 660, bottom: 64 });

/**
 * @param {Point[]} points
 * @returns {Box}
 */
export function boxOf(points) {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

/**
 * @param {Box} one
 * @param {Box} other
 * @returns {Box}
 */
export function union(one, other) {
  return {
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  };
}

/**
 * @param {Box} one
 * @param {Box} other
 * @returns {boolean}
 */
export function meet(one, other) {
  return one.left <= other.right && other.left <= one.right && one.top <= other.bottom && other.top <= one.bottom;
}

/**
 * @param {Box} box
 * @returns {Point[]}
 */
export function cornersOf({ left, top, right, bottom }) {
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
}

/**
 * @param {Point[]} corners
 * @returns {number} from the origin to a convex polygon, 0 if the origin lies in it
 */
export function distanceToPolygon(corners) {
  const edges = corners.map((from, index) => ({ from, to: corners[(index + 1) % corners.length] }));
  const turns = edges.map(({ from, to }) => Math.sign(from.x * to.y - from.y * to.x));
  return turns.every((turn) => turn === turns[0])
    ? 0
    : Math.min(...edges.map(({ from, to }) => distanceToEdge(from, to)));
}

/**
 * @param {Point} from
 * @param {Point} to
 * @returns {number} from the origin
 */
function distanceToEdge(from, to) {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const share = Math.min(1, Math.max(0, -(from.x * dx + from.y * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(from.x + share * dx, from.y + share * dy);
}
