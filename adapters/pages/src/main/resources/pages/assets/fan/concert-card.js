import { html, nothing } from 'lit';
import '../parts/countdown.js';
import { api } from '../lib/api.js';
import { until } from '../lib/clock.js';
import { dateRange, dateTime, day, differsHere, points, time, zoneName } from '../lib/format.js';
import { t } from '../lib/text.js';
import { Part } from '../parts/part.js';

/** How often what is left is asked for while the card can be seen. The service counts every 2 s. */
const REFRESH_MS = 10_000;

/** A concert in the list, like a ticket: what and when on the left, how it sells on the stub. */
class ConcertCard extends Part {
  static properties = {
    concert: { attribute: false },
    queue: { attribute: false },
    fromPrice: { attribute: false },
  };

  constructor() {
    super();
    /** @type {any} an item of the list of concerts */
    this.concert = null;
    /** @type {any} how it sells; null until it is known */
    this.queue = null;
    /** @type {number | null} the lowest price of any date */
    this.fromPrice = null;
  }

  connectedCallback() {
    super.connectedCallback();
    const seen = new IntersectionObserver(([entry]) => entry.isIntersecting && this.#see(seen));
    seen.observe(this);
    this.untilRemoved(() => seen.disconnect());
  }

  /** @param {IntersectionObserver} observer */
  #see(observer) {
    observer.disconnect();
    this.#refresh();
    this.#findPrice();
    const timer = setInterval(() => document.hidden || this.#refresh(), REFRESH_MS);
    this.untilRemoved(() => clearInterval(timer));
  }

  async #refresh() {
    const reply = await this.#read(`/concerts/${this.concert.concertId}/queue`);
    this.queue = reply ?? this.queue;
  }

  async #findPrice() {
    const dates = await this.#read(`/concerts/${this.concert.concertId}/performances?limit=200`);
    const plans = (dates?.items ?? []).map((/** @type {any} */ it) =>
      this.#read(`/performances/${it.performanceId}/plan`),
    );
    const prices = (await Promise.all(plans)).flatMap((plan) =>
      plan?.sections.map((/** @type {any} */ it) => it.price),
    );
    const known = prices.filter((price) => price !== undefined);
    this.fromPrice = known.length > 0 ? Math.min(...known) : null;
  }

  /**
   * What is only nice to know: a card without it is still a card.
   *
   * @param {string} path
   */
  async #read(path) {
    return api.get(path, { signal: this.signal }).then(
      (reply) => reply.body,
      () => null,
    );
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
    const opensAt = this.queue?.opensAt ?? this.concert.salesOpenAt;
    const price = this.fromPrice === null ? nothing : html`<p>${t('home.from', { price: points(this.fromPrice) })}</p>`;
    if (until(opensAt) > 0) {
      return html`<p class="state soon">${t('home.opens-in')}</p>
        <p class="big"><fr-countdown until=${opensAt} @ended=${() => this.#refresh()}></fr-countdown></p>
        <p class="muted">${dateTime(opensAt)}</p>
        ${price}`;
    }
    return html`${this.#seats()}${price}`;
  }

  #seats() {
    const { queue } = this;
    if (!queue) {
      return nothing;
    }
    if (queue.soldOut) {
      return html`<p class="state out">${t('home.sold-out')}</p>`;
    }
    if (queue.saleClosed) {
      return html`<p class="state out">${t('home.closed')}</p>`;
    }
    const taken = queue.seatsTotal - queue.seatsAvailable;
    return html`<p class="state on">${queue.paused ? t('home.paused') : t('home.on-sale')}</p>
      <p class="big numeric">${t('home.seats-left', { count: queue.seatsAvailable })}</p>
      <progress max=${queue.seatsTotal} value=${taken} aria-label=${t('home.taken')}></progress>
      ${queue.waiting > 0 ? html`<p class="muted">${t('home.waiting', { count: queue.waiting })}</p>` : nothing}`;
  }
}

customElements.define('fr-concert-card', ConcertCard);
