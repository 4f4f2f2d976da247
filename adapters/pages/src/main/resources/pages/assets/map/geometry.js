/**
 * Where the seats of a hall are: arithmetic from the plan, so that neither positions nor hit tests need a list of seats.
 *
 * A hall is a square of 1000 by 1000 units with the stage at the top. A section is a block of equal rows. `at` says where the
 * middle of a block lies, by how many degrees it is turned clockwise, and the radius of its front row: 0 if rows are straight,
 * otherwise they curve around the stage. Sections without `at` are arranged here.
 */

/**
 * @typedef {{x: number, y: number, rotate: number, curve: number}} At
 * @typedef {{name: string, price: number, rows: number, seatsPerRow: number, firstSeatNumber: number, at?: At | null}} PlanSection
 * @typedef {{performanceId: string, seatsTotal: number, sections: PlanSection[]}} Plan
 * @typedef {{left: number, top: number, right: number, bottom: number}} Box
 * @typedef {{x: number, y: number}} Point
 * @typedef {{rowFrom: number, rowTo: number, columnFrom: number, columnTo: number}} Range rows and columns from 0, both ends included
 */

/** Width and height of a hall. */
export const HALL = 1000;

/** The stage, which every hall has at its top. */
export const STAGE = Object.freeze({ left: 340, top: 16, right: 660, bottom: 64 });

/** Distance of two rows in widths of a seat. */
const ROW = 1.15;
const PITCH_MAX = 40;
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
const OUTLINE_STEPS = 16;

/** The hall of a plan: a block for each section. */
export class Hall {
  /** @param {Plan} plan */
  constructor(plan) {
    const arranged = arrange(plan.sections);
    /** The plan that it was made from. */
    this.plan = plan;
    /** Distance of two seats of a row, in units of the hall. */
    this.pitch = arranged.pitch;
    this.seatsTotal = plan.seatsTotal;
    /** @type {Block[]} */
    this.blocks = plan.sections.map(
      (section, index) => new Block(section, index, section.at ?? arranged.places[index], arranged.pitch),
    );
    /** @type {Box} Everything that is drawn: stage and blocks. */
    this.bounds = this.blocks.map((block) => block.bounds).reduce(union, STAGE);
    this.lasts = this.blocks.map((block) => block.lastSeat);
  }

  /**
   * @param {number} seat its number
   * @returns {Block} the block that has it
   */
  blockOf(seat) {
    let low = 0;
    let high = this.lasts.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.lasts[middle] < seat) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return this.blocks[low];
  }

  /**
   * @param {number} seat its number
   * @returns {{block: Block, row: number, column: number, price: number}} row and column from 1
   */
  seat(seat) {
    const block = this.blockOf(seat);
    const index = seat - block.firstSeat;
    return {
      block,
      row: Math.floor(index / block.columns) + 1,
      column: (index % block.columns) + 1,
      price: block.price,
    };
  }

  /**
   * @param {number} seat its number
   * @returns {Point} its middle
   */
  position(seat) {
    const { block, row, column } = this.seat(seat);
    return block.position(row - 1, column - 1);
  }

  /**
   * @param {Point} point in units of the hall
   * @returns {number} the number of the seat there, 0 if there is none
   */
  seatAt(point) {
    for (const block of this.blocks) {
      const seat = block.seatAt(point);
      if (seat) {
        return seat;
      }
    }
    return 0;
  }

  /**
   * @param {Point} point in units of the hall
   * @returns {Block | null} the block there
   */
  blockAt(point) {
    return this.blocks.find((block) => block.contains(point)) ?? null;
  }

  /** @returns {number} how far a seat is from the middle of the stage's edge, in units of the hall */
  distanceToStage(/** @type {number} */ seat) {
    const { x, y } = this.position(seat);
    return Math.hypot(x - HALL / 2, y - STAGE.bottom);
  }
}

/** A section in its place. Its own frame has the origin in its middle, u along the rows and v away from the stage. */
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
    /** Depth of the middle of the front row, from the origin. */
    this.front = (-(this.rows - 1) * this.rowPitch) / 2;
    /** Where the centre of the rows' circles is, on the v axis. */
    this.centre = this.front - this.radius;
    this.outline = this.#outline();
    this.bounds = boxOf(this.outline);
  }

  /** @returns {Point} the middle of a seat; row and column from 0, and halves for what is between seats */
  position(/** @type {number} */ row, /** @type {number} */ column) {
    const along = (column - (this.columns - 1) / 2) * this.pitch;
    if (this.radius === 0) {
      return this.#toHall(along, this.front + row * this.rowPitch);
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
        let v = this.front + row * this.rowPitch;
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

  /** @returns {Point | null} */
  #crossingStraight(/** @type {number} */ row, /** @type {number} */ x) {
    const v = this.front + row * this.rowPitch;
    const u = (x - this.at.x + v * this.sin) / this.cos;
    return Number.isFinite(u) ? this.#toHall(u, v) : null;
  }

  /** @returns {Point | null} */
  #crossingCurved(/** @type {number} */ row, /** @type {number} */ x) {
    const radius = this.radius + row * this.rowPitch;
    const centre = this.#toHall(0, this.centre);
    const height = radius ** 2 - (x - centre.x) ** 2;
    return height >= 0 ? { x, y: centre.y + Math.sign(this.cos) * Math.sqrt(height) } : null;
  }

  /** @returns {number} the number of the seat at a point of the hall, 0 if there is none */
  seatAt(/** @type {Point} */ point) {
    const { row, column } = this.#placeAt(point);
    const nearestRow = Math.round(row);
    const nearestColumn = Math.round(column);
    return this.#has(nearestRow, nearestColumn) ? this.firstSeat + nearestRow * this.columns + nearestColumn : 0;
  }

  /** @returns {boolean} whether a point of the hall lies in this block */
  contains(/** @type {Point} */ point) {
    const { row, column } = this.#placeAt(point);
    return this.#has(Math.round(row), Math.round(column));
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

  /** @returns {Range | null} */
  #visibleStraight(/** @type {Point[]} */ corners) {
    const box = boxOf(corners);
    const middle = (this.columns - 1) / 2;
    return this.#range(
      (box.top - this.front) / this.rowPitch,
      (box.bottom - this.front) / this.rowPitch,
      box.left / this.pitch + middle,
      box.right / this.pitch + middle,
    );
  }

  /** @returns {Range | null} */
  #visibleCurved(/** @type {Point[]} */ corners) {
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

  /** @returns {Range | null} */
  #range(
    /** @type {number} */ rowFrom,
    /** @type {number} */ rowTo,
    /** @type {number} */ columnFrom,
    /** @type {number} */ columnTo,
  ) {
    const range = {
      rowFrom: Math.max(0, Math.floor(rowFrom)),
      rowTo: Math.min(this.rows - 1, Math.ceil(rowTo)),
      columnFrom: Math.max(0, Math.floor(columnFrom)),
      columnTo: Math.min(this.columns - 1, Math.ceil(columnTo)),
    };
    return range.rowFrom > range.rowTo || range.columnFrom > range.columnTo ? null : range;
  }

  /** @returns {boolean} */
  #has(/** @type {number} */ row, /** @type {number} */ column) {
    return row >= 0 && row < this.rows && column >= 0 && column < this.columns;
  }

  /** @returns {{row: number, column: number}} not rounded */
  #placeAt(/** @type {Point} */ point) {
    const { x, y } = this.#toBlock(point);
    const middle = (this.columns - 1) / 2;
    if (this.radius === 0) {
      return { row: (y - this.front) / this.rowPitch, column: x / this.pitch + middle };
    }
    const radius = Math.hypot(x, y - this.centre);
    return {
      row: (radius - this.radius) / this.rowPitch,
      column: (Math.atan2(x, y - this.centre) * radius) / this.pitch + middle,
    };
  }

  /** @returns {Point} */
  #toHall(/** @type {number} */ u, /** @type {number} */ v) {
    return { x: this.at.x + u * this.cos - v * this.sin, y: this.at.y + u * this.sin + v * this.cos };
  }

  /** @returns {Point} */
  #toBlock(/** @type {Point} */ { x, y }) {
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

/** @returns {number} the aisle between sections, in widths of a seat */
function aisle(/** @type {PlanSection[]} */ sections) {
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

/** @returns {number} */
function furtherPrices(/** @type {number[]} */ prices) {
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
      const { rows, seatsPerRow } = sections[index];
      const angle = (along + seatsPerRow / 2) / radius;
      const middle = radius + ((rows - 1) * ROW) / 2;
      places[index] = {
        x: middle * Math.sin(angle),
        y: middle * Math.cos(angle),
        rotate: (-angle * 180) / Math.PI,
        curve: radius,
      };
      along += seatsPerRow + gap;
    }
    radius += Math.max(...shelf.map((index) => sections[index].rows * ROW)) + gap;
  }
  return places;
}

/** @returns {Generator<number[][]>} ways to cut the sections into shelves, their order kept */
function* partitions(/** @type {PlanSection[]} */ sections) {
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

/** @returns {number[][]} */
function cutAt(/** @type {number} */ length, /** @type {(index: number) => boolean} */ isCutAfter) {
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

/** @returns {Box} */
export function boxOf(/** @type {Point[]} */ points) {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

/** @returns {Box} */
function union(/** @type {Box} */ one, /** @type {Box} */ other) {
  return {
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  };
}

/** @returns {boolean} */
function meet(/** @type {Box} */ one, /** @type {Box} */ other) {
  return one.left <= other.right && other.left <= one.right && one.top <= other.bottom && other.top <= one.bottom;
}

/** @returns {Point[]} */
function cornersOf(/** @type {Box} */ { left, top, right, bottom }) {
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
}

/** @returns {number} from the origin to a convex polygon, 0 if the origin lies in it */
function distanceToPolygon(/** @type {Point[]} */ corners) {
  const edges = corners.map((from, index) => ({ from, to: corners[(index + 1) % corners.length] }));
  const turns = edges.map(({ from, to }) => Math.sign(from.x * to.y - from.y * to.x));
  return turns.every((turn) => turn === turns[0])
    ? 0
    : Math.min(...edges.map(({ from, to }) => distanceToEdge(from, to)));
}

/** @returns {number} from the origin */
function distanceToEdge(/** @type {Point} */ from, /** @type {Point} */ to) {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const share = Math.min(1, Math.max(0, -(from.x * dx + from.y * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(from.x + share * dx, from.y + share * dy);
}
