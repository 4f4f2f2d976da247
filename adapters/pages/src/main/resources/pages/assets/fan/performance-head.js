import { html, nothing } from 'lit';
import { date, dateTime, differsHere, time, zoneName } from '../lib/format.js';
import { t } from '../lib/text.js';

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

/**
 * @param {string} startsAt
 * @param {string} zone
 */
function when(startsAt, zone) {
  const there = dateTime(startsAt, zone);
  if (!differsHere(zone, startsAt)) {
    return there;
  }
  const isSameDay = date(startsAt, zone) === date(startsAt);
  const here = isSameDay ? time(startsAt) : dateTime(startsAt);
  return t('seats.when-there', { there, place: zoneName(zone), here });
}
