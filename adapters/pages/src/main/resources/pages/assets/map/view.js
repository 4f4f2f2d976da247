/** What of a hall is seen: a scale and the point in the middle, kept within bounds. */

/**
 * @typedef {import('./boxes.js').Box} Box
 * @typedef {import('./boxes.js').Point} Point
 */

/** Left and right of a hall, so wide that the numbers of the rows have room. */
const MARGIN_X = 32;
const MARGIN_Y = 12;

/** A view of a hall on a surface. Pixels are those of CSS. */
export class View {
  /**
   * @param {Box} bounds what can be seen of the hall
   * @param {number} scaleMax pixels for a unit of the hall
   */
  constructor(bounds, scaleMax) {
    this.bounds = bounds;
    this.scaleMax = scaleMax;
    this.width = 1;
    this.height = 1;
    this.scale = 1;
    this.x = 0;
    this.y = 0;
  }

  /** @returns {number} the scale at which all of the hall is seen */
  get scaleMin() {
    const fit = Math.min(
      (this.width - 2 * MARGIN_X) / (this.bounds.right - this.bounds.left),
      (this.height - 2 * MARGIN_Y) / (this.bounds.bottom - this.bounds.top),
    );
    return Math.min(Math.max(fit, 1e-3), this.scaleMax);
  }

  get isWhole() {
    return this.scale <= this.scaleMin * 1.001;
  }

  get isClosest() {
    return this.scale >= this.scaleMax * 0.999;
  }

  /** @returns {Box} the part of the hall that is seen */
  get box() {
    const halfWidth = this.width / 2 / this.scale;
    const halfHeight = this.height / 2 / this.scale;
    return {
      left: this.x - halfWidth,
      top: this.y - halfHeight,
      right: this.x + halfWidth,
      bottom: this.y + halfHeight,
    };
  }

  /**
   * Keeps the middle where it is; a view of the whole stays one.
   *
   * @param {number} width
   * @param {number} height
   */
  resize(width, height) {
    const wasWhole = this.isWhole || this.width <= 1;
    this.width = Math.max(1, width);
    this.height = Math.max(1, height);
    if (wasWhole) {
      this.showAll();
    } else {
      this.#keepInBounds();
    }
  }

  showAll() {
    this.show(this.bounds);
  }

  /**
   * Shows a part of the hall as large as it fits.
   *
   * @param {Box} box
   */
  show(box) {
    this.scale = Math.min(
      (this.width - 2 * MARGIN_X) / (box.right - box.left),
      (this.height - 2 * MARGIN_Y) / (box.bottom - box.top),
    );
    this.x = (box.left + box.right) / 2;
    this.y = (box.top + box.bottom) / 2;
    this.#keepInBounds();
  }

  /**
   * Shows a point in the middle.
   *
   * @param {Point} point
   * @param {number} scale
   */
  showAt({ x, y }, scale) {
    this.scale = scale;
    this.x = x;
    this.y = y;
    this.#keepInBounds();
  }

  /**
   * Shows a point, and around it as much of a box as there is room for.
   *
   * @param {Box} box
   * @param {Point} point
   * @param {number} scale
   */
  showWithin(box, { x, y }, scale) {
    this.showAt(
      {
        x: within(x, box.left, box.right, (this.width / 2 - MARGIN_X) / scale),
        y: within(y, box.top, box.bottom, (this.height / 2 - MARGIN_Y) / scale),
      },
      scale,
    );
  }

  /**
   * Zooms so that what is at a pixel stays there.
   *
   * @param {number} factor
   */
  zoom(factor, pixel = { x: this.width / 2, y: this.height / 2 }) {
    const before = this.toHall(pixel);
    this.scale = Math.min(Math.max(this.scale * factor, this.scaleMin), this.scaleMax);
    const after = this.toHall(pixel);
    this.x += before.x - after.x;
    this.y += before.y - after.y;
    this.#keepInBounds();
  }

  /**
   * Moves the hall by pixels.
   *
   * @param {number} dx
   * @param {number} dy
   */
  pan(dx, dy) {
    this.x -= dx / this.scale;
    this.y -= dy / this.scale;
    this.#keepInBounds();
  }

  /**
   * @param {Point} point
   * @returns {Point}
   */
  toHall({ x, y }) {
    return { x: this.x + (x - this.width / 2) / this.scale, y: this.y + (y - this.height / 2) / this.scale };
  }

  /**
   * @param {Point} point
   * @returns {Point}
   */
  toPixel({ x, y }) {
    return { x: (x - this.x) * this.scale + this.width / 2, y: (y - this.y) * this.scale + this.height / 2 };
  }

  #keepInBounds() {
    this.scale = Math.min(Math.max(this.scale, this.scaleMin), this.scaleMax);
    this.x = within(this.x, this.bounds.left, this.bounds.right, (this.width / 2 - MARGIN_X) / this.scale);
    this.y = within(this.y, this.bounds.top, this.bounds.bottom, (this.height / 2 - MARGIN_Y) / this.scale);
  }
}

/**
 * @param {number} middle
 * @param {number} from
 * @param {number} to
 * @param {number} half
 * @returns {number} the middle, so that no more than the margin outside of the bounds is seen if there is more inside
 */
function within(middle, from, to, half) {
  return to - from <= 2 * half ? (from + to) / 2 : Math.min(Math.max(middle, from + half), to - half);
}
