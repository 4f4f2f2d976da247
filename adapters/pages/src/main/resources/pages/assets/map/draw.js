/**
 * Draws what is seen of a hall, in as much detail as can be told apart: sections with what is left of them, rows as bars,
 * seats, and seats with their numbers. A state is always told by its shape, too, as the legend of `seat-shapes.js` says.
 */

import { STAGE } from './boxes.js';
import { fit, write } from './canvas-text.js';
import { DISC } from './glyphs.js';
import { drawRowLabels } from './row-labels.js';
import { AVAILABLE } from './statuses.js';

/**
 * @typedef {import('./block.js').Block} Block
 * @typedef {import('./block.js').Range} Range
 * @typedef {import('./geometry.js').Hall} Hall
 * @typedef {import('./view.js').View} View
 * @typedef {'sections' | 'rows' | 'seats' | 'numbers'} Level
 * @typedef {{stage: string, left: (left: number) => string, price: (block: Block) => string, row: (row: number) => string}} Words
 *
 * @typedef {object} Scene
 * @property {Hall} hall
 * @property {import('./statuses.js').SeatStatuses} statuses
 * @property {View} view
 * @property {number} ratio pixels of the device for a pixel of CSS
 * @property {import('./look.js').Look} look
 * @property {Words} words
 * @property {import('./glyphs.js').Glyphs} glyphs
 * @property {import('./seat-shapes.js').SeatState[]} states what each code of a status is shown as
 * @property {Set<number>} chosen
 * @property {Set<number>} lost
 * @property {number} pointed the seat under the pointer, 0 for none
 */

/** Pixels between seats from which rows, and then seats, are told apart. */
const ROWS_FROM = 4;
const SEATS_FROM = 9;
/** Width of a digit of a seat's number. */
const DIGIT = 6.2;
const LABEL = 13;
const LINE = LABEL * 1.4;
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

/**
 * @param {Hall} hall
 * @returns {number} pixels between seats from which their numbers can be read
 */
export function numbersFrom(hall) {
  return (String(hall.seatsTotal).length * DIGIT + 6) / DISC;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @returns {number} width of the strip at the left edge that has the numbers of rows and no seats
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
  return level === 'seats' || level === 'numbers' ? drawRowLabels(context, scene) : 0;
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {Block} block
 * @param {Range} range
 * @param {Level} level
 */
function drawBlock(context, scene, block, range, level) {
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

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 */
function drawStage(context, { view, look, words }) {
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
    write(context, words.stage, {
      x: (from.x + to.x) / 2,
      y: (from.y + to.y) / 2,
      width: to.x - from.x,
      size: LABEL,
      font: look.font,
      colour: look.text,
    });
  }
}

/**
 * A section: its shape, the darker the more is left, dashed if nothing is.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {Block} block
 */
function drawSection(context, scene, block) {
  const { view, look, statuses } = scene;
  const left = statuses.left[block.index];
  context.beginPath();
  for (const point of block.outline) {
    const { x, y } = view.toPixel(point);
    context.lineTo(x, y);
  }
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
  describeSection(context, scene, block);
}

/**
 * Name, price and what is left of a section, as many of them as fit. Only the name is cut: a part of a number would be
 * another number.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {Block} block
 */
function describeSection(context, { view, look, statuses, words }, block) {
  const { x, y } = view.toPixel(block.middle);
  const all = [block.name, words.price(block), words.left(statuses.left[block.index])];
  const room = Math.max(0, Math.floor((block.depth * view.scale - 8) / LINE));
  let lines = linesAround(y, all.slice(0, room));
  context.font = `400 ${LABEL}px ${look.font}`;
  while (!lines.slice(1).every((line) => lies(context, view, block, x, line))) {
    lines = linesAround(y, all.slice(0, lines.length - 1));
  }
  lines.forEach((line, index) =>
    write(context, line.text, {
      x,
      y: line.y,
      width: index === 0 ? widthAt(block, view.scale, Math.abs(line.y - y)) - 10 : Infinity,
      size: LABEL,
      font: look.font,
      colour: look.text,
      weight: index === 0 ? 600 : 400,
    }),
  );
}

/**
 * @param {Block} block
 * @param {number} scale
 * @param {number} offset pixels above or below the middle of the section
 * @returns {number} pixels that a section is wide there, as far as it is on both sides of its middle
 */
function widthAt(block, scale, offset) {
  const sin = Math.abs(block.sin);
  const cos = Math.abs(block.cos);
  return Math.min((block.width * scale - 2 * offset * sin) / cos, (block.depth * scale - 2 * offset * cos) / sin);
}

/**
 * @param {number} y of their middle
 * @param {string[]} texts
 */
function linesAround(y, texts) {
  return texts.map((text, index) => ({ text, y: y + (index - (texts.length - 1) / 2) * LINE }));
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {View} view
 * @param {Block} block
 * @param {number} x of the middle of the line
 * @param {{text: string, y: number}} line
 * @returns {boolean} whether a line lies in a section
 */
function lies(context, view, block, x, { text, y }) {
  const half = context.measureText(text).width / 2 + 4;
  return [x - half, x + half].every((end) => block.contains(view.toHall({ x: end, y })));
}

/**
 * Rows: a thin line from end to end, thick where seats are free.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {Block} block
 * @param {Range} range
 */
function drawRows(context, scene, block, range) {
  const { view, look, ratio, statuses } = scene;
  const pixels = view.scale * ratio;
  const tolerance = 0.3 / view.scale;
  const all = new Path2D();
  const free = new Path2D();
  for (let row = range.rowFrom; row <= range.rowTo; row++) {
    block.trace(all, row, range.columnFrom, range.columnTo, tolerance);
    traceFree(free, block, statuses.codes, row, range, tolerance);
  }
  const left = (view.width / 2) * ratio - view.x * pixels;
  const top = (view.height / 2) * ratio - view.y * pixels;
  context.setTransform(pixels, 0, 0, pixels, left, top);
  context.strokeStyle = look.gone;
  context.lineWidth = block.pitch * 0.18;
  context.stroke(all);
  context.strokeStyle = look.free;
  context.lineWidth = block.pitch * 0.72;
  context.stroke(free);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  drawName(context, scene, block);
}

/**
 * The name of a section on its rows, where it fits.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {Block} block
 */
function drawName(context, { view, look }, block) {
  const { x, y } = view.toPixel(block.middle);
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
  write(context, name, { x, y, width, size: LABEL, font: look.font, colour: look.text, weight: 600 });
}

/**
 * @param {Path2D} path
 * @param {Block} block
 * @param {Uint8Array} codes
 * @param {number} row
 * @param {Range} range
 * @param {number} tolerance
 */
function traceFree(path, block, codes, row, { columnFrom, columnTo }, tolerance) {
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

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {Block} block
 * @param {Range} range
 */
function drawSeats(context, scene, block, range) {
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

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {Block} block
 * @param {Range} range
 */
function drawNumbers(context, scene, block, range) {
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

/**
 * Chosen and lost seats where single seats are too small to be seen.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 */
function drawMarks(context, scene) {
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
