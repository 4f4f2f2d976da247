import { levelOf } from './draw.js';
import { View } from './view.js';

/**
 * @typedef {import('./boxes.js').Box} Box
 * @typedef {import('./boxes.js').Point} Point
 */

const DURATION_MS = 180;
const STEP_PX = 60;
/** Pixels between seats at the closest, and at which rows can be told apart. */
const CLOSEST = 52;
const ROWS_SEEN = 6;

/** Moves the view of a hall in short glides, or at once for people who prefer less motion. */
export class Camera {
  #frame = 0;

  /**
   * @param {import('./geometry.js').Hall} hall
   * @param {() => void} draw called after each step
   */
  constructor(hall, draw) {
    this.hall = hall;
    this.draw = draw;
    this.view = new View(hall.bounds, CLOSEST / hall.pitch);
  }

  stop() {
    cancelAnimationFrame(this.#frame);
  }

  /** @param {number} factor */
  zoom(factor) {
    const { x, y, scale } = this.view;
    this.#glide({ x, y, scale: scale * factor });
  }

  /**
   * @param {number} right steps to the right
   * @param {number} down steps down
   */
  pan(right, down) {
    const { x, y, scale } = this.view;
    this.#glide({ x: x + (right * STEP_PX) / scale, y: y + (down * STEP_PX) / scale, scale });
  }

  showAll() {
    this.showBox(this.view.bounds);
  }

  /**
   * @param {Box} box
   * @param {Point | null} [point] what to show if rows cannot be told apart where all of the box is seen
   */
  showBox(box, point = null) {
    const target = new View(this.view.bounds, this.view.scaleMax);
    target.resize(this.view.width, this.view.height);
    target.show(box);
    if (point && levelOf(target, this.hall) === 'sections') {
      target.showWithin(box, point, ROWS_SEEN / this.hall.pitch);
    }
    this.#glide(target);
  }

  /**
   * Shows a point, at least as close as this.
   *
   * @param {Point} point
   * @param {number} pixels between seats
   */
  showSeatAt({ x, y }, pixels) {
    this.#glide({ x, y, scale: Math.max(this.view.scale, pixels / this.hall.pitch) });
  }

  /** @param {{x: number, y: number, scale: number}} to */
  #glide(to) {
    this.stop();
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.view.showAt(to, to.scale);
      this.draw();
      return;
    }
    const { x, y, scale } = this.view;
    const scaleTo = Math.min(Math.max(to.scale, this.view.scaleMin), this.view.scaleMax);
    const begun = performance.now();
    const step = (/** @type {number} */ now) => {
      const share = easeOut(Math.min(1, Math.max(0, (now - begun) / DURATION_MS)));
      this.view.showAt({ x: x + (to.x - x) * share, y: y + (to.y - y) * share }, scale * (scaleTo / scale) ** share);
      this.draw();
      if (share < 1) {
        this.#frame = requestAnimationFrame(step);
      }
    };
    this.#frame = requestAnimationFrame(step);
  }
}

/**
 * @param {number} share
 * @returns {number}
 */
function easeOut(share) {
  return 1 - (1 - share) ** 3;
}
