import { html, nothing } from 'lit';
import { api } from '../lib/api.js';
import { date, dateTime, differsHere, points, time, zoneName } from '../lib/format.js';
import { t } from '../lib/text.js';
import { Part } from '../parts/part.js';

/** The dates of a concert with price and seats left, in the time of the venue, and of the reader where it differs. */
class ConcertDates extends Part {
  static properties = {
    concert: { attribute: false },
    dates: { attribute: false },
    isClosed: { attribute: false },
    isTurn: { attribute: false },
    prices: { attribute: false },
  };

  constructor() {
    super();
    /** @type {any} */
    this.concert = null;
    /** @type {any[] | 'guarded' | null} */
    this.dates = null;
    /** whether no date is to come */
    this.isClosed = false;
    /** whether seats can be chosen now */
    this.isTurn = false;
    /** @type {Record<string, number>} the lowest price by performance */
    this.prices = {};
  }

  /** @param {Map<any, any>} changed */
  updated(changed) {
    if (changed.has('dates') && Array.isArray(this.dates)) {
      this.dates.forEach(({ performanceId }) => this.#findPrice(performanceId));
    }
  }

  /**
   * A date without a price is still a date.
   *
   * @param {string} performanceId
   */
  async #findPrice(performanceId) {
    const plan = await api.get(`/performances/${performanceId}/plan`, { signal: this.signal }).catch(() => null);
    if (plan) {
      const lowest = Math.min(...plan.body.sections.map((/** @type {any} */ section) => section.price));
      this.prices = { ...this.prices, [performanceId]: lowest };
    }
  }

  render() {
    return html`<section class="stack" aria-labelledby="dates">
      <h2 id="dates">${t('concert.dates')}</h2>
      ${this.#list()}
    </section>`;
  }

  #list() {
    if (this.dates === null) {
      return html`<p class="muted">${t('loading')}</p>`;
    }
    if (this.dates === 'guarded') {
      return html`<p class="empty">${t('concert.dates-guarded')}</p>`;
    }
    if (this.dates.length === 0) {
      return html`<p class="empty">${t(this.#none())}</p>`;
    }
    return html`<ul class="plain dates">
      ${this.dates.map((it) => html`<li>${this.#date(it)}</li>`)}
    </ul>`;
  }

  /** Dates are not listed before the sale opens. */
  #none() {
    if (this.concert.firstStartsAt === null) {
      return 'concert.no-dates';
    }
    return this.isClosed ? 'concert.dates-over' : 'concert.dates-later';
  }

  /** @param {any} performance */
  #date({ performanceId, startsAt, seatsAvailable }) {
    const zone = this.concert.timeZone;
    const price = this.prices[performanceId];
    return html`<div>
        <p class="when">
          <time datetime=${startsAt}>${date(startsAt, zone)}<br />${time(startsAt, zone)}</time>
        </p>
        ${
          differsHere(zone, startsAt)
            ? html`<p class="muted small">
                ${zoneName(zone, startsAt)}<br />${t('concert.your-time', {
                  time: dateTime(startsAt),
                })}
              </p>`
            : nothing
        }
      </div>
      <div class="sale">
        ${
          seatsAvailable === 0
            ? html`<p class="state out">${t('concert.sold-out')}</p>`
            : html`<p class="numeric">${t('concert.seats-left', { count: seatsAvailable })}</p>`
        }
        ${price === undefined ? nothing : html`<p class="muted numeric">${t('concert.from', { price: points(price) })}</p>`}
        ${this.isTurn && seatsAvailable > 0 ? html`<a class="button" href="/performances/${performanceId}">${t('turn.choose')}</a>` : nothing}
      </div>`;
  }
}

customElements.define('fr-concert-dates', ConcertDates);
