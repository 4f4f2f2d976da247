import { html, nothing } from 'lit';
import { when } from '../lib/format.js';

/**
 * What, when and where, above choosing and paying.
 *
 * @param {any} concert as the API describes it
 * @param {string | null} startsAt null while it is not known
 */
export function performanceHead(concert, startsAt) {
  return html`<p class="performance-head">
    <strong>${concert.title}</strong>
    ${startsAt ? html`<span>${when(startsAt, concert.timeZone)}</span>` : nothing}
    <span>${concert.venue}</span>
  </p>`;
}
