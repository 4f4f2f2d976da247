import { html, svg } from 'lit';
import { points } from '../lib/format.js';
import { leftInWords } from '../map/seat-words.js';
import { t } from '../lib/text.js';

/** What the shapes and the sections of a seat map mean. */

/** @type {[string, import('lit').TemplateResult][]} */
const SHAPES = [
  ['free', svg`<circle class="seat-free" cx="10" cy="10" r="7"/>`],
  [
    'chosen',
    svg`<circle class="seat-chosen" cx="10" cy="10" r="8.5"/><path class="seat-check" d="M6 10.3l2.7 2.7L14 7.5"/>`,
  ],
  ['held', svg`<circle class="seat-held" cx="10" cy="10" r="5.5"/>`],
  ['gone', svg`<path class="seat-gone" d="M7 7l6 6M13 7l-6 6"/>`],
];

export function shapeLegend() {
  return html`<ul class="shape-legend plain" aria-label=${t('map.legend')}>
    ${SHAPES.map(
      ([state, shape]) =>
        html`<li>
          <svg class="seat-shape" viewBox="0 0 20 20" aria-hidden="true" focusable="false">${shape}</svg>
          ${t(`map.state.${state}`)}
        </li>`,
    )}
  </ul>`;
}

/**
 * The sections with price and what is left; a press shows the section on the map.
 *
 * @param {import('../map/geometry.js').Hall} hall
 * @param {import('../map/statuses.js').SeatStatuses} statuses
 * @param {(index: number) => void} show
 */
export function sectionLegend(hall, statuses, show) {
  return html`<ul class="section-legend plain" aria-label=${t('seats.sections')}>
    ${hall.blocks.map(
      (block) =>
        html`<li>
          <button type="button" class="section-line" @click=${() => show(block.index)}>
            <span class="section-name">${block.name}</span>
            <span class="numeric">${points(block.price)}</span>
            <span class="muted numeric">${leftInWords(statuses.left[block.index])}</span>
          </button>
        </li>`,
    )}
  </ul>`;
}
