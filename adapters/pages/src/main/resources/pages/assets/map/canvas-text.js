/**
 * @typedef {{x: number, y: number, width: number, size: number, font: string, colour: string, weight?: number}} Line a line in
 *     the middle of a point, and how wide it may be
 */

/**
 * Writes a line, cut to its width; nothing where not even a few letters fit.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {Line} line
 */
export function write(context, text, { x, y, width, size, font, colour, weight = 400 }) {
  context.font = `${weight} ${size}px ${font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const cut = fit(context, text, width);
  if (cut) {
    context.fillStyle = colour;
    context.fillText(cut, x, y);
  }
}

/** The number at the end of a name, which tells it from others. */
const NUMBERED = /^(.*?)(\s\S{1,3})?$/;

/**
 * Cuts a text to a width, in the font of the context, and leaves a number at its end.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {number} width
 * @returns {string} empty if not even a few letters fit
 */
export function fit(context, text, width) {
  if (context.measureText(text).width <= width) {
    return text;
  }
  const [, name, number = ''] = /** @type {RegExpExecArray} */ (NUMBERED.exec(text));
  const letters = [...name];
  while (letters.length > 3) {
    letters.pop();
    const cut = `${letters.join('').trimEnd()}…${number}`;
    if (context.measureText(cut).width <= width) {
      return cut;
    }
  }
  return '';
}
