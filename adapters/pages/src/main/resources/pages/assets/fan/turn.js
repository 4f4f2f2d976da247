import { html, nothing } from 'lit';
import '../parts/countdown.js';
import './check-place.js';
import './heard.js';
import './leave.js';
import { when } from '../lib/format.js';
import { t } from '../lib/text.js';
import { Part } from '../parts/part.js';
import { message } from './room-parts.js';

/** One's turn: how long it lasts, and the way to the seats. */
class Turn extends Part {
  static properties = {
    concert: { attribute: false },
    queue: { attribute: false },
    place: { attribute: false },
    dates: { attribute: false },
  };

  constructor() {
    super();
    /** @type {any} */
    this.concert = null;
    /** @type {any} */
    this.queue = null;
    /** @type {import('../lib/place-watcher.js').Place | null} */
    this.place = null;
    /** @type {any[] | 'guarded' | null} */
    this.dates = null;
  }

  render() {
    const status = this.place?.status;
    return html`<section class="card turn" aria-labelledby="turn">
        <h2 id="turn" class="big">${t('turn.title')}</h2>
        ${message(status.message)}
        <p>${t('turn.left')}</p>
        <p class="huge clock"><fr-countdown until=${status.expiresAt}></fr-countdown></p>
        ${status.soldOut ? html`<p class="notice warn">${t('room.sold-out')}</p>` : this.#dates()}
        <fr-heard .place=${this.place}></fr-heard>
      </section>
      ${status.lot === null ? nothing : html`<fr-check-place .queue=${this.queue} .status=${status}></fr-check-place>`}
      <fr-leave .concertId=${this.concert.concertId}></fr-leave>`;
  }

  #dates() {
    const dates = Array.isArray(this.dates) ? this.dates : [];
    if (dates.length === 1) {
      return html`<p>
        <a class="button main large" href="/performances/${dates[0].performanceId}">${t('turn.choose')}</a>
      </p>`;
    }
    return html`<p>${t('turn.which')}</p>
      <ul class="plain turn-dates">
        ${dates.map(
          ({ performanceId, startsAt, seatsAvailable }) =>
            html`<li>
              <a class="button ${seatsAvailable > 0 ? 'main' : ''}" href="/performances/${performanceId}">
                ${when(startsAt, this.concert.timeZone)}${
                  seatsAvailable > 0 ? nothing : html` · ${t('concert.sold-out')}`
                }
              </a>
            </li>`,
        )}
      </ul>`;
  }
}

customElements.define('fr-turn', Turn);
