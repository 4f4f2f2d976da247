import { html } from 'lit';
import { points } from '../lib/format.js';
import { t } from '../lib/text.js';
import { leftInWords } from '../map/seat-words.js';

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
