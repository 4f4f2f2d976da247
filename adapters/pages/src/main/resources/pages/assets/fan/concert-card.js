import { html, nothing } from 'lit';
import '../parts/countdown.js';
import { until } from '../lib/clock.js';
import { dateRange, dateTime, day, differsHere, points, time, zoneName } from '../lib/format.js';
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
        <p class="muted">${firstStartsAt ? this.#dates(firstStartsAt, lastStartsAt, timeZone) : t('home.no-dates')}</p>
      </div>
      <div class="stub">${this.#sale()}</div>
    </article>`;
  }

  /**
   * @param {string} first
   * @param {string} last
   * @param {string} zone
   */
  #dates(first, last, zone) {
    const here = differsHere(zone, first)
      ? html` <span class="nowrap">(${t('home.your-time', { time: time(first), zone: zoneName(zone) })})</span>`
      : nothing;
    const text = first === last ? dateTime(first, zone) : dateRange(first, last, zone);
    return html`${text}${first === last ? here : nothing}`;
  }

  #sale() {
    const { salesOpenAt, priceFrom } = this.concert;
    const price = priceFrom === null ? nothing : html`<p>${t('home.from', { price: points(priceFrom) })}</p>`;
    if (until(salesOpenAt) > 0) {
      return html`<p class="state soon">${t('home.opens-in')}</p>
        <p class="big"><fr-countdown until=${salesOpenAt} @ended=${() => this.requestUpdate()}></fr-countdown></p>
        <p class="muted">${dateTime(salesOpenAt)}</p>
        ${price}`;
    }
    return html`${this.#seats()}${price}`;
  }

  #seats() {
    const { seatsTotal, seatsAvailable, soldOut, saleClosed } = this.concert;
    if (soldOut || saleClosed) {
      return html`<p class="state out">${t(soldOut ? 'home.sold-out' : 'home.closed')}</p>`;
    }
    return html`<p class="state on">${t('home.on-sale')}</p>
      <p class="big numeric">${t('home.seats-left', { count: seatsAvailable })}</p>
      <progress max=${seatsTotal} value=${seatsTotal - seatsAvailable} aria-label=${t('home.taken')}></progress>`;
  }
}

customElements.define('fr-concert-card', ConcertCard);
