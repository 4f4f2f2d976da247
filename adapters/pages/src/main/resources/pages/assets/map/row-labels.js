/** @typedef {import('./draw.js').Scene} Scene */

/**
 * The number of a row; the text is empty where there is no room for it. Its line is where it is, and how high the row is.
 *
 * @typedef {{text: string, x: number, y: number, height: number, isPinned: boolean}} Label
 */

const SIZE = 11;
/** Width of the strip at the left edge that has the numbers of the rows. */
const GUTTER = 30;
const PADDING = 6;
/** Columns from the first seat of a row to its number. */
const IN_FRONT = -0.8;

/**
 * Writes the numbers of the rows: in a strip at the left edge, or at the row's beginning if that is seen.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @returns {number} width of the strip, at which seats end; 0 if there is none
 */
export function drawRowLabels(context, scene) {
  const { look } = scene;
  const labels = scene.hall.blocks.flatMap((block) => labelsOf(block, scene));
  const strip = drawStrip(
    context,
    look,
    labels.filter(({ isPinned }) => isPinned),
  );
  context.font = `500 ${SIZE}px ${look.font}`;
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  context.fillStyle = look.muted;
  for (const { text, x, y } of labels) {
    context.fillText(text, x < strip + SIZE ? strip - PADDING : x, y + 0.5);
  }
  return strip;
}

/**
 * As high as the rows that it belongs to.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {import('./look.js').Look} look
 * @param {Label[]} labels those that are written on it
 * @returns {number} its width
 */
function drawStrip(context, look, labels) {
  if (labels.length === 0) {
    return 0;
  }
  const top = Math.min(...labels.map(({ y, height }) => y - height / 2));
  const bottom = Math.max(...labels.map(({ y, height }) => y + height / 2));
  context.fillStyle = look.surface;
  context.fillRect(0, top, GUTTER, bottom - top);
  context.fillStyle = look.line;
  context.fillRect(GUTTER - 1, top, 1, bottom - top);
  return GUTTER;
}

/**
 * @param {import('./block.js').Block} block
 * @param {Scene} scene
 * @returns {Label[]} one for each row that is seen
 */
function labelsOf(block, { view, words }) {
  const range = block.visible(view.box);
  if (!range) {
    return [];
  }
  const edge = view.toHall({ x: GUTTER, y: 0 }).x;
  const height = block.rowPitch * view.scale;
  const every = Math.ceil((SIZE + 3) / height);
  const labels = [];
  for (let row = range.rowFrom; row <= range.rowTo; row++) {
    const crossing = block.crossing(row, edge);
    const { x, y } = view.toPixel(crossing ?? block.position(row, IN_FRONT));
    const text = (row + 1) % every === 0 ? words.row(row + 1) : '';
    labels.push({ text, x, y, height, isPinned: crossing !== null });
  }
  return labels;
}
