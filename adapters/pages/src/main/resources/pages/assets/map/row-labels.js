/** @typedef {import('./draw.js').Scene} Scene */

/** @typedef {{text: string, x: number, y: number, isPinned: boolean}} Label */

const SIZE = 11;
/** Width of the strip at the left edge that has the numbers of the rows. */
const GUTTER = 30;
/** Columns from the first seat of a row to its number. */
const IN_FRONT = -0.8;

/**
 * Writes the numbers of the rows: in a strip at the left edge, or at the row's beginning if that is seen.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 */
export function drawRowLabels(context, scene) {
  const { view, look } = scene;
  const labels = scene.hall.blocks.flatMap((block) => labelsOf(block, scene));
  if (labels.some(({ isPinned }) => isPinned)) {
    context.globalAlpha = 0.92;
    context.fillStyle = look.surface;
    context.fillRect(0, 0, GUTTER, view.height);
    context.globalAlpha = 1;
  }
  context.font = `500 ${SIZE}px ${look.font}`;
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  context.fillStyle = look.muted;
  for (const { text, x, y } of labels) {
    context.fillText(text, x, y + 0.5);
  }
}

/**
 * @param {import('./block.js').Block} block
 * @param {Scene} scene
 * @returns {Label[]} as many as can be read
 */
function labelsOf(block, { view, words }) {
  const range = block.visible(view.box);
  if (!range) {
    return [];
  }
  const edge = view.toHall({ x: GUTTER, y: 0 }).x;
  const every = Math.ceil((SIZE + 3) / (block.rowPitch * view.scale));
  const labels = [];
  for (let row = range.rowFrom; row <= range.rowTo; row++) {
    if ((row + 1) % every === 0) {
      const crossing = block.crossing(row, edge);
      const { x, y } = view.toPixel(crossing ?? block.position(row, IN_FRONT));
      labels.push({ text: words.row(row + 1), x: crossing ? GUTTER - 6 : x, y, isPinned: crossing !== null });
    }
  }
  return labels;
}
