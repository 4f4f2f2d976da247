import { html, svg } from 'lit';
import { t } from '../lib/text.js';

/**
 * The symbols for the states of seats, as `glyphs.js` draws them on the map, and the legend that explains them.
 *
 * @typedef {'available' | 'held' | 'reserved' | 'sold' | 'chosen'} SeatState
 *
 * @typedef {object} Legend what a map tells apart, and its words
 * @property {SeatState[]} states by the code of a status
 * @property {string} words where the keys of their names begin
 */

/** @type {Legend} For fans, a seat that is held or reserved may be free again in a moment, and it does not matter by what. */
export const FANS = { states: ['available', 'held', 'held', 'sold'], words: 'map.state' };

/** @type {Record<SeatState, import('lit').TemplateResult>} */
const SHAPES = {
  available: svg`<circle class="seat-available" cx="10" cy="10" r="7"/>`,
  chosen: svg`<circle class="seat-chosen" cx="10" cy="10" r="8.5"/><path class="seat-check" d="M6 10.3l2.7 2.7L14 7.5"/>`,
  held: svg`<circle class="seat-held" cx="10" cy="10" r="5.5"/>`,
  reserved: svg`<g class="seat-reserved"><circle cx="10" cy="10" r="6.5"/><circle class="seat-dot" cx="10" cy="10" r="2.5"/></g>`,
  sold: svg`<path class="seat-sold" d="M7 7l6 6M13 7l-6 6"/>`,
};

/** @param {SeatState} state */
export function seatShape(state) {
  return html`<svg class="seat-shape" viewBox="0 0 20 20" aria-hidden="true" focusable="false">${SHAPES[state]}</svg>`;
}

/** @param {Legend} legend */
export function shapeLegend({ states: [available, ...others], words }) {
  const states = [available, 'chosen', ...new Set(others)];
  return html`<ul class="shape-legend plain" aria-label=${t('map.legend')}>
    ${states.map((state) => html`<li>${seatShape(/** @type {SeatState} */ (state))} ${t(`${words}.${state}`)}</li>`)}
  </ul>`;
}
