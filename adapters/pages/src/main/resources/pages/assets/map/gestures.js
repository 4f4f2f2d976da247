/** What people do with a map by mouse, fingers and wheel, as moves, zooms and taps. Pixels count from the map's corner. */

/**
 * @typedef {import('./boxes.js').Point} Point
 *
 * @typedef {object} Listener
 * @property {() => void} begin a finger or a mouse button goes down
 * @property {(dx: number, dy: number) => void} pan
 * @property {(factor: number, pixel: Point) => boolean} zoom returns whether anything can change
 * @property {(pixel: Point, pointerType: string) => void} tap
 * @property {(pixel: Point | null) => void} point at what a mouse points; null if at nothing
 */

/** Pixels that a finger may move in a tap. */
const TAP_RADIUS = 6;
const WHEEL_MAX = 300;
/** The part of the wheel's way that zooms by e. */
const WHEEL_E = 400;
const PIXELS_OF_LINE = 30;

export class Gestures {
  /** @type {Map<number, Point>} fingers that are down */
  #fingers = new Map();
  #moved = 0;
  #canvas;
  #listener;

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {Listener} listener
   */
  constructor(canvas, listener) {
    this.#canvas = canvas;
    this.#listener = listener;
    canvas.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
    canvas.addEventListener('pointerdown', (event) => this.#down(event));
    canvas.addEventListener('pointermove', (event) => this.#move(event));
    canvas.addEventListener('pointerup', (event) => this.#up(event));
    canvas.addEventListener('pointercancel', (event) => this.#fingers.delete(event.pointerId));
    canvas.addEventListener('pointerleave', () => listener.point(null));
  }

  /**
   * Where there is nothing to zoom, the wheel moves the page.
   *
   * @param {WheelEvent} event
   */
  #wheel(event) {
    const way = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? PIXELS_OF_LINE : 1);
    const factor = Math.exp(-Math.max(-WHEEL_MAX, Math.min(WHEEL_MAX, way)) / WHEEL_E);
    if (this.#listener.zoom(factor, this.#pixelOf(event))) {
      event.preventDefault();
    }
  }

  /** @param {PointerEvent} event */
  #down(event) {
    this.#canvas.setPointerCapture(event.pointerId);
    this.#fingers.set(event.pointerId, this.#pixelOf(event));
    this.#moved = this.#fingers.size === 1 ? 0 : Infinity;
    this.#listener.begin();
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const before = this.#fingers.get(event.pointerId);
    const pixel = this.#pixelOf(event);
    if (!before) {
      this.#listener.point(event.pointerType === 'mouse' ? pixel : null);
      return;
    }
    const spreadBefore = this.#spread();
    this.#fingers.set(event.pointerId, pixel);
    this.#moved += Math.hypot(pixel.x - before.x, pixel.y - before.y);
    if (this.#moved >= TAP_RADIUS) {
      const share = 1 / this.#fingers.size;
      this.#listener.point(null);
      this.#listener.pan((pixel.x - before.x) * share, (pixel.y - before.y) * share);
      this.#pinch(spreadBefore);
    }
  }

  /** @param {number} spreadBefore */
  #pinch(spreadBefore) {
    if (spreadBefore > 0) {
      const [one, other] = [...this.#fingers.values()];
      this.#listener.zoom(this.#spread() / spreadBefore, { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 });
    }
  }

  /** @param {PointerEvent} event */
  #up(event) {
    const isTap = this.#fingers.size === 1 && this.#moved < TAP_RADIUS && event.button === 0;
    this.#fingers.delete(event.pointerId);
    if (isTap) {
      this.#listener.tap(this.#pixelOf(event), event.pointerType);
    }
  }

  /** @returns {number} how far two fingers are apart, 0 if there are not two */
  #spread() {
    const [one, other] = [...this.#fingers.values()];
    return this.#fingers.size === 2 ? Math.hypot(one.x - other.x, one.y - other.y) : 0;
  }

  /**
   * @param {MouseEvent} event
   * @returns {Point}
   */
  #pixelOf(event) {
    const { left, top } = this.#canvas.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }
}
