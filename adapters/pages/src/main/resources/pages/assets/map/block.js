import { boxOf, cornersOf, distanceToPolygon, meet } from './boxes.js';

/**
 * @typedef {import('./boxes.js').Box} Box
 * @typedef {import('./boxes.js').Point} Point
 * @typedef {import('./geometry.js').At} At
 * @typedef {import('./geometry.js').PlanSection} PlanSection
 * @typedef {{rowFrom: number, rowTo: number, columnFrom: number, columnTo: number}} Range rows and columns from 0, both ends
 *     included
 */

/** Distance of two rows in widths of a seat. */
export const ROW = 1.15;
const OUTLINE_STEPS = 16;

/** A section in its place. Its own frame has the origin in the middle of the front row, u along the rows, v to the back. */
export class Block {
  /**
   * @param {PlanSection} section
   * @param {number} index of the section in the plan
   * @param {At} at
   * @param {number} pitch distance of two seats of a row
   */
  constructor(section, index, at, pitch) {
    this.index = index;
    this.name = section.name;
    this.price = section.price;
    this.rows = section.rows;
    this.columns = section.seatsPerRow;
    this.size = section.rows * section.seatsPerRow;
    this.firstSeat = section.firstSeatNumber;
    this.lastSeat = section.firstSeatNumber + this.size - 1;
    this.at = at;
    this.pitch = pitch;
    this.rowPitch = pitch * ROW;
    this.width = section.seatsPerRow * pitch;
    this.depth = section.rows * this.rowPitch;
    this.sin = Math.sin((at.rotate * Math.PI) / 180);
    this.cos = Math.cos((at.rotate * Math.PI) / 180);
    /** Radius of the front row, 0 if rows are straight; never so small that a row would be more than half a circle. */
    this.radius = at.curve > 0 ? Math.max(at.curve, this.width / Math.PI) : 0;
    /** Where the centre of the rows' circles is, on the v axis. */
    this.centre = -this.radius;
    /** @type {Point} Where its name is written. */
    this.middle = this.#toHall(0, ((this.rows - 1) * this.rowPitch) / 2);
    this.outline = this.#outline();
    this.bounds = boxOf(this.outline);
  }

  /**
   * @param {number} row
   * @param {number} column
   * @returns {Point} the middle of a seat; row and column from 0, and halves for what is between seats
   */
  position(row, column) {
    const along = (column - (this.columns - 1) / 2) * this.pitch;
    if (this.radius === 0) {
      return this.#toHall(along, row * this.rowPitch);
    }
    const radius = this.radius + row * this.rowPitch;
    const angle = along / radius;
    return this.#toHall(radius * Math.sin(angle), this.centre + radius * Math.cos(angle));
  }

  /**
   * Visits seats without making an object of each.
   *
   * @param {Range} range
   * @param {(seat: number, x: number, y: number) => void} visit
   */
  forEachSeat({ rowFrom, rowTo, columnFrom, columnTo }, visit) {
    const middle = (this.columns - 1) / 2;
    for (let row = rowFrom; row <= rowTo; row++) {
      const radius = this.radius + row * this.rowPitch;
      const first = this.firstSeat + row * this.columns;
      for (let column = columnFrom; column <= columnTo; column++) {
        let u = (column - middle) * this.pitch;
        let v = row * this.rowPitch;
        if (this.radius !== 0) {
          const angle = u / radius;
          u = radius * Math.sin(angle);
          v = this.centre + radius * Math.cos(angle);
        }
        visit(first + column, this.at.x + u * this.cos - v * this.sin, this.at.y + u * this.sin + v * this.cos);
      }
    }
  }

  /**
   * Adds a part of a row to a path, in units of the hall.
   *
   * @param {CanvasPath} path
   * @param {number} row from 0
   * @param {number} from the first column, from 0
   * @param {number} to the last column
   * @param {number} tolerance by how much a line may miss the row
   */
  trace(path, row, from, to, tolerance) {
    const start = this.position(row, from - 0.4);
    const end = this.position(row, to + 0.4);
    path.moveTo(start.x, start.y);
    const radius = this.radius + row * this.rowPitch;
    const length = (to - from + 1) * this.pitch;
    if (this.radius === 0 || (length * length) / (8 * radius) < tolerance) {
      path.lineTo(end.x, end.y);
      return;
    }
    const centre = this.#toHall(0, this.centre);
    path.arc(
      centre.x,
      centre.y,
      radius,
      Math.atan2(start.y - centre.y, start.x - centre.x),
      Math.atan2(end.y - centre.y, end.x - centre.x),
      true,
    );
  }

  /**
   * Where a row crosses a vertical line of the hall.
   *
   * @param {number} row from 0
   * @param {number} x of the line
   * @returns {Point | null} null if it does not
   */
  crossing(row, x) {
    const point = this.radius === 0 ? this.#crossingStraight(row, x) : this.#crossingCurved(row, x);
    if (!point) {
      return null;
    }
    const { column } = this.#placeAt(point);
    return column >= 0 && column <= this.columns - 1 ? point : null;
  }

  /**
   * @param {number} row
   * @param {number} x
   * @returns {Point | null}
   */
  #crossingStraight(row, x) {
    const v = row * this.rowPitch;
    const u = (x - this.at.x + v * this.sin) / this.cos;
    return Number.isFinite(u) ? this.#toHall(u, v) : null;
  }

  /**
   * @param {number} row
   * @param {number} x
   * @returns {Point | null}
   */
  #crossingCurved(row, x) {
    const radius = this.radius + row * this.rowPitch;
    const centre = this.#toHall(0, this.centre);
    const height = radius ** 2 - (x - centre.x) ** 2;
    return height >= 0 ? { x, y: centre.y + Math.sign(this.cos) * Math.sqrt(height) } : null;
  }

  /**
   * @param {Point} point
   * @returns {number} the number of the seat at a point of the hall, 0 if there is none
   */
  seatAt(point) {
    const { row, column } = this.#placeAt(point);
    const nearestRow = Math.round(row);
    const nearestColumn = Math.round(column);
    return this.#has(nearestRow, nearestColumn) ? this.firstSeat + nearestRow * this.columns + nearestColumn : 0;
  }

  /**
   * @param {Point} point
   * @returns {boolean} whether a point of the hall lies in this block
   */
  contains(point) {
    const { row, column } = this.#placeAt(point);
    return this.#has(Math.round(row), Math.round(column));
  }

  /**
   * @param {Block} other
   * @returns {boolean} whether the two share ground
   */
  overlaps(other) {
    return (
      meet(this.bounds, other.bounds) &&
      (this.outline.some((point) => other.contains(point)) || other.outline.some((point) => this.contains(point)))
    );
  }

  /**
   * The rows and columns that may be seen in a box of the hall.
   *
   * @param {Box} box
   * @returns {Range | null} null if it is elsewhere
   */
  visible(box) {
    if (!meet(box, this.bounds)) {
      return null;
    }
    const corners = cornersOf(box).map((corner) => this.#toBlock(corner));
    return this.radius === 0 ? this.#visibleStraight(corners) : this.#visibleCurved(corners);
  }

  /**
   * @param {Point[]} corners
   * @returns {Range | null}
   */
  #visibleStraight(corners) {
    const box = boxOf(corners);
    const middle = (this.columns - 1) / 2;
    return this.#range(
      box.top / this.rowPitch,
      box.bottom / this.rowPitch,
      box.left / this.pitch + middle,
      box.right / this.pitch + middle,
    );
  }

  /**
   * @param {Point[]} corners
   * @returns {Range | null}
   */
  #visibleCurved(corners) {
    const around = corners.map(({ x, y }) => ({ x, y: y - this.centre }));
    const near = distanceToPolygon(around);
    const far = Math.max(...around.map(({ x, y }) => Math.hypot(x, y)));
    const rowFrom = (near - this.radius) / this.rowPitch;
    const rowTo = (far - this.radius) / this.rowPitch;
    if (around.some(({ y }) => y <= 0)) {
      return this.#range(rowFrom, rowTo, 0, this.columns - 1);
    }
    const angles = around.map(({ x, y }) => Math.atan2(x, y));
    const middle = (this.columns - 1) / 2;
    const reach = this.radius + (this.rows - 1) * this.rowPitch;
    const columnOf = (/** @type {number} */ angle, /** @type {boolean} */ outer) =>
      (angle * (outer ? reach : this.radius)) / this.pitch + middle;
    const least = Math.min(...angles);
    const most = Math.max(...angles);
    return this.#range(rowFrom, rowTo, columnOf(least, least < 0), columnOf(most, most > 0));
  }

  /**
   * @param {number} rowFrom
   * @param {number} rowTo
   * @param {number} columnFrom
   * @param {number} columnTo
   * @returns {Range | null}
   */
  #range(rowFrom, rowTo, columnFrom, columnTo) {
    const range = {
      rowFrom: Math.max(0, Math.floor(rowFrom)),
      rowTo: Math.min(this.rows - 1, Math.ceil(rowTo)),
      columnFrom: Math.max(0, Math.floor(columnFrom)),
      columnTo: Math.min(this.columns - 1, Math.ceil(columnTo)),
    };
    return range.rowFrom > range.rowTo || range.columnFrom > range.columnTo ? null : range;
  }

  /**
   * @param {number} row
   * @param {number} column
   * @returns {boolean}
   */
  #has(row, column) {
    return row >= 0 && row < this.rows && column >= 0 && column < this.columns;
  }

  /**
   * @param {Point} point
   * @returns {{row: number, column: number}} not rounded
   */
  #placeAt(point) {
    const { x, y } = this.#toBlock(point);
    const middle = (this.columns - 1) / 2;
    if (this.radius === 0) {
      return { row: y / this.rowPitch, column: x / this.pitch + middle };
    }
    const radius = Math.hypot(x, y - this.centre);
    return {
      row: (radius - this.radius) / this.rowPitch,
      column: (Math.atan2(x, y - this.centre) * radius) / this.pitch + middle,
    };
  }

  /**
   * @param {number} u
   * @param {number} v
   * @returns {Point}
   */
  #toHall(u, v) {
    return { x: this.at.x + u * this.cos - v * this.sin, y: this.at.y + u * this.sin + v * this.cos };
  }

  /**
   * @param {Point} point
   * @returns {Point}
   */
  #toBlock({ x, y }) {
    const dx = x - this.at.x;
    const dy = y - this.at.y;
    return { x: dx * this.cos + dy * this.sin, y: dy * this.cos - dx * this.sin };
  }

  /** @returns {Point[]} the edge, half a seat outside of the seats' middles */
  #outline() {
    const [front, back, left, right] = [-0.5, this.rows - 0.5, -0.5, this.columns - 0.5];
    const steps = this.radius === 0 ? 1 : OUTLINE_STEPS;
    const side = (/** @type {(step: number) => Point} */ point) =>
      Array.from({ length: steps }, (_, step) => point(step / steps));
    const between = (/** @type {number} */ from, /** @type {number} */ to, /** @type {number} */ share) =>
      from + (to - from) * share;
    return [
      ...side((share) => this.position(front, between(left, right, share))),
      ...side((share) => this.position(between(front, back, share), right)),
      ...side((share) => this.position(back, between(right, left, share))),
      ...side((share) => this.position(between(back, front, share), left)),
    ];
  }
}
