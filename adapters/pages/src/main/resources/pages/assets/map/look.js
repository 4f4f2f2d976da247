/**
 * @typedef {{surface: string, text: string, muted: string, line: string, free: string, onFree: string, chosen: string,
 *   onChosen: string, held: string, reserved: string, gone: string, lost: string, font: string}} Look colours and the family of the font
 */

/**
 * @param {Element} element
 * @returns {Look} the custom properties that style a map, of this element
 */
export function readLook(element) {
  const style = getComputedStyle(element);
  const colour = (/** @type {string} */ name) => style.getPropertyValue(`--map-${name}`).trim();
  return {
    surface: colour('surface'),
    text: colour('text'),
    muted: colour('muted'),
    line: colour('line'),
    free: colour('free'),
    onFree: colour('on-free'),
    chosen: colour('chosen'),
    onChosen: colour('on-chosen'),
    held: colour('held'),
    reserved: colour('reserved'),
    gone: colour('gone'),
    lost: colour('lost'),
    font: style.fontFamily,
  };
}
