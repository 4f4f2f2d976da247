/**
 * Draws what is seen of a hall, in as much detail as can be told apart: sections with what is left of them, rows as bars,
 * seats, and seats with their numbers. A state is always told by its shape, too: a full disc is free, a ring is held by
 * somebody else, a small cross is gone, a large disc with a check mark is chosen.
 */

import { STAGE } from './geometry.js';
import { AVAILABLE, HELD } from './statuses.js';

/**
 * @typedef {import('./geometry.js').Block} Block
 * @typedef {import('./geometry.js').Hall} Hall
 * @typedef {import('./geometry.js').Range} Range
 * @typedef {import('./statuses.js').SeatStatuses} SeatStatuses
 * @typedef {import('./view.js').View} View
 * @typedef {'sections' | 'rows' | 'seats' | 'numbers'} Level
 * @typedef {{surface: string, text: string, muted: string, line: string, free: string, onFree: string, chosen: string,
 *   onChosen: string, held: string, gone: string, lost: string, font: string}} Look colours and the family of the font
 * @typedef {{stage: string, left: (block: Block, left: number) => string, price: (block: Block) => string,
 *   row: (row: number) => string}} Words
 * @typedef {{hall: Hall, statuses: SeatStatuses, view: View, ratio: number, look: Look, words: Words, glyphs: Glyphs,
 *   chosen: Set<number>, lost: Set<number>, pointed: number}} Scene
 */

const ROWS_FROM = 4;
const SEATS_FROM = 9;
/** Of the distance of two seats. */
const DISC = 0.8;
const DIGIT = 6.2;
const LABEL = 13;
const ROW_LABEL = 11;
/** Width of the strip at the left edge that has the numbers of the rows. */
const GUTTER = 30;
/** Least size of what marks a chosen seat. */
const MARK = 16;

/**
 * @param {View} view
 * @param {Hall} hall
 * @returns {Level}
 */
export function levelOf(view, hall) {
  const pixels = hall.pitch * view.scale;
  if (pixels < ROWS_FROM) {
    return 'sections';
  }
  if (pixels < SEATS_FROM) {
    return 'rows';
  }
  return pixels < numbersFrom(hall) ? 'seats' : 'numbers';
}

/** @returns {number} pixels between seats from which their numbers can be read */
export function numbersFrom(/** @type {Hall} */ hall) {
  return (String(hall.seatsTotal).length * DIGIT + 6) / DISC;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 */
export function draw(context, scene) {
  const { view, hall, ratio } = scene;
  const level = levelOf(view, hall);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, view.width, view.height);
  drawStage(context, scene);
  for (const block of hall.blocks) {
    const range = block.visible(view.box);
    if (range) {
      drawBlock(context, scene, block, range, level);
    }
  }
  if (hall.pitch * view.scale < MARK) {
    drawMarks(context, scene);
  }
  if (level === 'seats' || level === 'numbers') {
    drawRowLabels(context, scene);
  }
}

function drawBlock(
  /** @type {CanvasRenderingContext2D} */ context,
  /** @type {Scene} */ scene,
  /** @type {Block} */ block,
  /** @type {Range} */ range,
  /** @type {Level} */ level,
) {
  if (level === 'sections') {
    drawSection(context, scene, block);
    return;
  }
  if (level === 'rows') {
    drawRows(context, scene, block, range);
    return;
  }
  drawSeats(context, scene, block, range);
  if (level === 'numbers') {
    drawNumbers(context, scene, block, range);
  }
}

function drawStage(/** @type {CanvasRenderingContext2D} */ context, /** @type {Scene} */ { view, look, words }) {
  const from = view.toPixel({ x: STAGE.left, y: STAGE.top });
  const to = view.toPixel({ x: STAGE.right, y: STAGE.bottom });
  if (to.y < 0 || from.y > view.height) {
    return;
  }
  context.fillStyle = look.line;
  context.beginPath();
  context.roundRect(from.x, from.y, to.x - from.x, to.y - from.y, Math.min(8, (to.y - from.y) / 4));
  context.fill();
  if (to.y - from.y >= LABEL) {
    write(context, look, words.stage, (from.x + to.x) / 2, (from.y + to.y) / 2, to.x - from.x, LABEL, look.text);
  }
}

/** A section: its shape, filled from the stage on by the share that is left, and in words where they fit. */
function drawSection(
  /** @type {CanvasRenderingContext2D} */ context,
  /** @type {Scene} */ scene,
  /** @type {Block} */ block,
) {
  const { view, look, statuses, words } = scene;
  const left = statuses.left[block.index];
  context.beginPath();
  block.outline.forEach((point, index) => {
    const { x, y } = view.toPixel(point);
    if (index === 0) {
      context.moveTo(x, y);
    } else {
      context.lineTo(x, y);
    }
  });
  context.closePath();
  context.globalAlpha = left === 0 ? 0.06 : 0.14 + 0.2 * (left / block.size);
  context.fillStyle = left === 0 ? look.gone : look.free;
  context.fill();
  context.globalAlpha = 1;
  context.lineWidth = 1.5;
  context.setLineDash(left === 0 ? [4, 4] : []);
  context.strokeStyle = left === 0 ? look.gone : look.free;
  context.stroke();
  context.setLineDash([]);
  const lines = [block.name, words.price(block), words.left(block, left)];
  const width = block.width * view.scale - 10;
  const height = block.depth * view.scale - 8;
  const { x, y } = view.toPixel(block.at);
  const fitting = lines.slice(0, Math.max(0, Math.floor(height / (LABEL * 1.4))));
  fitting.forEach((line, index) => {
    const offset = (index - (fitting.length - 1) / 2) * LABEL * 1.4;
    write(context, look, line, x, y + offset, width, LABEL, look.text, index === 0 ? '600' : '400');
  });
}

/** Rows: a thin line from end to end, thick where seats are free. */
function drawRows(
  /** @type {CanvasRenderingContext2D} */ context,
  /** @type {Scene} */ scene,
  /** @type {Block} */ block,
  /** @type {Range} */ range,
) {
  const { view, look, ratio, statuses } = scene;
  const pixels = view.scale * ratio;
  const tolerance = 0.3 / view.scale;
  const all = new Path2D();
  const free = new Path2D();
  for (let row = range.rowFrom; row <= range.rowTo; row++) {
    block.trace(all, row, range.columnFrom, range.columnTo, tolerance);
    traceFree(free, block, statuses.codes, row, range, tolerance);
  }
  context.save();
  context.setTransform(
    pixels,
    0,
    0,
    pixels,
    (view.width / 2) * ratio - view.x * pixels,
    (view.height / 2) * ratio - view.y * pixels,
  );
  context.strokeStyle = look.gone;
  context.lineWidth = block.pitch * 0.18;
  context.stroke(all);
  context.strokeStyle = look.free;
  context.lineWidth = block.pitch * 0.72;
  context.stroke(free);
  context.restore();
  drawName(context, scene, block);
}

/** The name of a section on its rows, where it fits. */
function drawName(
  /** @type {CanvasRenderingContext2D} */ context,
  /** @type {Scene} */ { view, look },
  /** @type {Block} */ block,
) {
  const { x, y } = view.toPixel(block.at);
  context.font = `600 ${LABEL}px ${look.font}`;
  const name = fit(context, block.name, block.width * view.scale - 12);
  if (!name || block.depth * view.scale < 2 * LABEL) {
    return;
  }
  const width = context.measureText(name).width + 12;
  context.globalAlpha = 0.92;
  context.fillStyle = look.surface;
  context.beginPath();
  context.roundRect(x - width / 2, y - LABEL, width, 2 * LABEL, 6);
  context.fill();
  context.globalAlpha = 1;
  write(context, look, name, x, y, width, LABEL, look.text, '600');
}

function traceFree(
  /** @type {Path2D} */ path,
  /** @type {Block} */ block,
  /** @type {Uint8Array} */ codes,
  /** @type {number} */ row,
  /** @type {Range} */ { columnFrom, columnTo },
  /** @type {number} */ tolerance,
) {
  const offset = block.firstSeat - 1 + row * block.columns;
  let from = -1;
  for (let column = columnFrom; column <= columnTo + 1; column++) {
    const isFree = column <= columnTo && codes[offset + column] === AVAILABLE;
    if (isFree && from < 0) {
      from = column;
    } else if (!isFree && from >= 0) {
      block.trace(path, row, from, column - 1, tolerance);
      from = -1;
    }
  }
}

function drawSeats(
  /** @type {CanvasRenderingContext2D} */ context,
  /** @type {Scene} */ scene,
  /** @type {Block} */ block,
  /** @type {Range} */ range,
) {
  const { view, statuses, ratio, glyphs } = scene;
  const size = block.pitch * view.scale;
  glyphs.prepare(size, ratio, scene.look);
  const half = glyphs.side / 2;
  const scale = view.scale * ratio;
  const left = (view.width / 2) * ratio - view.x * scale - half;
  const top = (view.height / 2) * ratio - view.y * scale - half;
  const right = view.width * ratio;
  const bottom = view.height * ratio;
  context.setTransform(1, 0, 0, 1, 0, 0);
  block.forEachSeat(range, (seat, x, y) => {
    const pixelX = Math.round(x * scale + left);
    const pixelY = Math.round(y * scale + top);
    if (pixelX > -glyphs.side && pixelY > -glyphs.side && pixelX < right && pixelY < bottom) {
      context.drawImage(glyphs.of(scene, seat, statuses.codes[seat - 1]), pixelX, pixelY);
    }
  });
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
}

function drawNumbers(
  /** @type {CanvasRenderingContext2D} */ context,
  /** @type {Scene} */ scene,
  /** @type {Block} */ block,
  /** @type {Range} */ range,
) {
  const { view, look, statuses, chosen } = scene;
  context.font = `500 11px ${look.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillStyle = look.onFree;
  block.forEachSeat(range, (seat, x, y) => {
    if (statuses.codes[seat - 1] === AVAILABLE && !chosen.has(seat)) {
      context.fillText(
        String(seat),
        (x - view.x) * view.scale + view.width / 2,
        (y - view.y) * view.scale + view.height / 2 + 0.5,
      );
    }
  });
}

/** The numbers of the rows: in a strip at the left edge, or at the row's beginning if that is seen. */
function drawRowLabels(/** @type {CanvasRenderingContext2D} */ context, /** @type {Scene} */ scene) {
  const { view, hall, look, words } = scene;
  const edge = view.toHall({ x: GUTTER, y: 0 }).x;
  /** @type {{text: string, x: number, y: number, pinned: boolean}[]} */
  const labels = [];
  for (const block of hall.blocks) {
    const range = block.visible(view.box);
    const every = Math.ceil((ROW_LABEL + 3) / (block.rowPitch * view.scale));
    for (let row = range?.rowFrom ?? 0; range && row <= range.rowTo; row++) {
      if ((row + 1) % every === 0) {
        const pinned = block.crossing(row, edge);
        const { x, y } = view.toPixel(pinned ?? block.position(row, -0.8));
        labels.push({ text: words.row(row + 1), x: pinned ? GUTTER - 6 : x, y, pinned: pinned !== null });
      }
    }
  }
  if (labels.some(({ pinned }) => pinned)) {
    context.globalAlpha = 0.92;
    context.fillStyle = look.surface;
    context.fillRect(0, 0, GUTTER, view.height);
    context.globalAlpha = 1;
  }
  context.font = `500 ${ROW_LABEL}px ${look.font}`;
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  context.fillStyle = look.muted;
  for (const { text, x, y } of labels) {
    context.fillText(text, x, y + 0.5);
  }
}

/** Chosen and lost seats where single seats are too small to be seen. */
function drawMarks(/** @type {CanvasRenderingContext2D} */ context, /** @type {Scene} */ scene) {
  const { view, hall, look, ratio, glyphs, chosen, lost } = scene;
  if (chosen.size + lost.size === 0) {
    return;
  }
  glyphs.prepare(MARK, ratio, look);
  context.setTransform(1, 0, 0, 1, 0, 0);
  for (const seat of [...lost, ...chosen]) {
    const { x, y } = view.toPixel(hall.position(seat));
    const image = chosen.has(seat) ? glyphs.images.chosen : glyphs.images.lost;
    context.drawImage(image, Math.round(x * ratio - glyphs.side / 2), Math.round(y * ratio - glyphs.side / 2));
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
}

/** Writes a line in the middle of a point, cut to a width; nothing where not even a few letters fit. */
function write(
  /** @type {CanvasRenderingContext2D} */ context,
  /** @type {Look} */ look,
  /** @type {string} */ text,
  /** @type {number} */ x,
  /** @type {number} */ y,
  /** @type {number} */ width,
  /** @type {number} */ size,
  /** @type {string} */ colour,
  weight = '400',
) {
  context.font = `${weight} ${size}px ${look.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const cut = fit(context, text, width);
  if (cut) {
    context.fillStyle = colour;
    context.fillText(cut, x, y);
  }
}

/** @returns {string} */
function fit(/** @type {CanvasRenderingContext2D} */ context, /** @type {string} */ text, /** @type {number} */ width) {
  if (context.measureText(text).width <= width) {
    return text;
  }
  const letters = [...text];
  while (letters.length > 3) {
    letters.pop();
    const cut = `${letters.join('').trimEnd()}…`;
    if (context.measureText(cut).width <= width) {
      return cut;
    }
  }
  return '';
}

/** Pictures of the states of a seat, drawn once for each size. */
export class Glyphs {
  constructor() {
    /** @type {Record<'free' | 'held' | 'gone' | 'chosen' | 'lost' | 'pointed', HTMLCanvasElement>} */
    this.images = { free: blank(), held: blank(), gone: blank(), chosen: blank(), lost: blank(), pointed: blank() };
    /** Width of a picture in pixels of the device. */
    this.side = 0;
    this.key = '';
  }

  /**
   * @param {number} size distance of two seats in pixels of CSS
   * @param {number} ratio pixels of the device for a pixel of CSS
   * @param {Look} look
   */
  prepare(size, ratio, look) {
    const key = `${size.toFixed(2)}/${ratio}/${look.free}/${look.surface}`;
    if (key === this.key) {
      return;
    }
    this.key = key;
    this.side = Math.ceil(size * ratio) + 4;
    const radius = (size * ratio * DISC) / 2;
    const line = Math.max(1, radius / 6);
    this.#paint('free', (context) => disc(context, radius, look.free));
    this.#paint('held', (context) => ring(context, radius * 0.8, line * 1.3, look.held));
    this.#paint('gone', (context) => cross(context, radius * 0.35, line, look.gone));
    this.#paint('chosen', (context) => {
      disc(context, radius * 1.2, look.chosen);
      check(context, radius * 0.6, Math.max(1.5, radius / 4), look.onChosen);
    });
    this.#paint('lost', (context) => {
      ring(context, radius * 1.05, line * 1.5, look.lost);
      cross(context, radius * 0.5, line * 1.5, look.lost);
    });
    this.#paint('pointed', (context) => {
      disc(context, radius, look.free);
      ring(context, radius * 1.15, Math.max(1.5, line), look.text);
    });
  }

  /** @returns {HTMLCanvasElement} the picture of a seat */
  of(/** @type {Scene} */ { chosen, lost, pointed }, /** @type {number} */ seat, /** @type {number} */ code) {
    if (chosen.has(seat)) {
      return this.images.chosen;
    }
    if (lost.has(seat)) {
      return this.images.lost;
    }
    if (code === AVAILABLE) {
      return seat === pointed ? this.images.pointed : this.images.free;
    }
    return code === HELD ? this.images.held : this.images.gone;
  }

  #paint(/** @type {keyof Glyphs['images']} */ name, /** @type {(context: CanvasRenderingContext2D) => void} */ paint) {
    const image = this.images[name];
    image.width = this.side;
    image.height = this.side;
    const context = /** @type {CanvasRenderingContext2D} */ (image.getContext('2d'));
    context.translate(this.side / 2, this.side / 2);
    paint(context);
  }
}

/** @returns {HTMLCanvasElement} */
function blank() {
  return document.createElement('canvas');
}

function disc(
  /** @type {CanvasRenderingContext2D} */ context,
  /** @type {number} */ radius,
  /** @type {string} */ colour,
) {
  context.fillStyle = colour;
  context.beginPath();
  context.arc(0, 0, radius, 0, 2 * Math.PI);
  context.fill();
}

function ring(
  /** @type {CanvasRenderingContext2D} */ context,
  /** @type {number} */ radius,
  /** @type {number} */ line,
  /** @type {string} */ colour,
) {
  context.strokeStyle = colour;
  context.lineWidth = line;
  context.beginPath();
  context.arc(0, 0, radius - line / 2, 0, 2 * Math.PI);
  context.stroke();
}

function cross(
  /** @type {CanvasRenderingContext2D} */ context,
  /** @type {number} */ arm,
  /** @type {number} */ line,
  /** @type {string} */ colour,
) {
  context.strokeStyle = colour;
  context.lineWidth = line;
  context.beginPath();
  context.moveTo(-arm, -arm);
  context.lineTo(arm, arm);
  context.moveTo(arm, -arm);
  context.lineTo(-arm, arm);
  context.stroke();
}

function check(
  /** @type {CanvasRenderingContext2D} */ context,
  /** @type {number} */ arm,
  /** @type {number} */ line,
  /** @type {string} */ colour,
) {
  context.strokeStyle = colour;
  context.lineWidth = line;
  context.beginPath();
  context.moveTo(-arm, 0);
  context.lineTo(-arm * 0.25, arm * 0.7);
  context.lineTo(arm, -arm * 0.7);
  context.stroke();
}
