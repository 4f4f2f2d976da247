import { html, nothing } from 'lit';
import '../parts/countdown.js';
import { until } from '../lib/clock.js';
import { day, points, when, whenAll } from '../lib/format.js';
import { t } from '../lib/text.js';
import { Part } from '../parts/part.js';

/** A concert in the list, like a ticket: what and when on the left, how it sells on the stub. */
class ConcertCard extends Part {
  static properties = { concert: { attribute: false } };

  constructor() {
    super();
    /** @type {any} an item of the list of concerts */
    this.concert = null;
  }

  render() {
    const { concertId, title, artist, venue, timeZone, firstStartsAt, lastStartsAt } = this.concert;
    const first = firstStartsAt ? day(firstStartsAt, timeZone) : null;
    return html`<article class="ticket">
      ${
        first
          ? html`<div class="day" aria-hidden="true">
              <span>${first.month}</span><b class="numeric">${first.day}</b><span>${first.weekday}</span>
            </div>`
          : nothing
      }
      <div class="what">
        <h2><a href="/concerts/${concertId}">${title}</a></h2>
        <p class="by">${artist}</p>
        <p class="muted">${venue}</p>
        <p class="muted">${firstStartsAt ? whenAll(firstStartsAt, lastStartsAt, timeZone) : t('home.no-dates')}</p>
      </div>
      <div class="stub">${this.#sale()}</div>
    </article>`;
  }

  #sale() {
    const { priceFrom, timeZone } = this.concert;
    const opensAt = openingOf(this.concert);
    const price = priceFrom === null ? nothing : html`<p>${t('home.from', { price: points(priceFrom) })}</p>`;
    if (until(opensAt) > 0) {
      return html`<p class="state soon">${t('home.opens-in')}</p>
        <p class="big"><fr-countdown until=${opensAt} @ended=${() => this.requestUpdate()}></fr-countdown></p>
        <p class="muted">${when(opensAt, timeZone)}</p>
        ${price}`;
    }
    const { soldOut, saleClosed } = this.concert;
    return soldOut || saleClosed ? this.#over() : html`${this.#seats()}${price}`;
  }

  /** A sale without any date has not ended. */
  #over() {
    const { soldOut, firstStartsAt } = this.concert;
    const words = soldOut ? 'home.sold-out' : firstStartsAt ? 'home.closed' : 'sale.no-date';
    return html`<p class="state out">${t(words)}</p>`;
  }

  #seats() {
    const { seatsTotal, seatsAvailable, paused } = this.concert;
    return html`${
        paused
          ? html`<p class="state soon">${t('home.paused')}</p>`
          : html`<p class="state on">${t('home.on-sale')}</p>`
      }
      <p class="big numeric">${t('home.seats-left', { count: seatsAvailable })}</p>
      <progress max=${seatsTotal} value=${seatsTotal - seatsAvailable} aria-label=${t('home.taken')}></progress>`;
  }
}

/**
 * @param {any} concert an item of the list of concerts
 * @returns {string} when its waiting room opens, which may be later than its sale
 */
export function openingOf({ opensAt, salesOpenAt }) {
  return opensAt ?? salesOpenAt;
}

customElements.define('fr-concert-card', ConcertCard);
