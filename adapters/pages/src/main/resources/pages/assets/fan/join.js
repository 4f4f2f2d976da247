import { html, nothing } from 'lit';
import './join-button.js';
import { duration } from '../lib/format.js';
import { t } from '../lib/text.js';
import { Part } from '../parts/part.js';
import { message } from './room-parts.js';

/** How the sale stands for somebody who is not in line, and what they can do: mostly to join. */
class Join extends Part {
  static properties = {
    concert: { attribute: false },
    queue: { attribute: false },
  };

  constructor() {
    super();
    /** @type {any} */
    this.concert = null;
    /** @type {any} */
    this.queue = null;
  }

  render() {
    return html`<section class="card" aria-labelledby="sale">
      ${this.queue.saleClosed ? this.#closed() : this.#open()}
    </section>`;
  }

  #closed() {
    const words = this.concert.firstStartsAt ? 'ended' : 'no-date';
    return html`<h2 id="sale" class="big">${t(`sale.${words}`)}</h2>
      <p>${t(`sale.${words}-text`)}</p>
      <p><a class="button main" href="/">${t('missing.home')}</a></p>`;
  }

  #open() {
    const { soldOut, paused } = this.queue;
    return html`<h2 id="sale" class="big">${t(soldOut ? 'sale.sold-out' : paused ? 'sale.paused' : 'sale.open')}</h2>
      ${message(this.queue.message)} ${soldOut ? html`<p>${t('sale.sold-out-text')}</p>` : this.#seats()}
      <fr-join-button
        .concert=${this.concert}
        words=${this.#hasLine ? 'sale.join' : 'sale.enter'}
        look=${soldOut ? 'large' : 'main large'}
      ></fr-join-button>
      <p class="muted">${t('sale.turn-length', { time: duration(this.queue.sessionSeconds) })}</p>`;
  }

  #seats() {
    const { seatsTotal, seatsAvailable, waiting, paused } = this.queue;
    return html`<div class="stack tight">
        <p class="numeric">${t('concert.seats-left', { count: seatsAvailable })}</p>
        <progress max=${seatsTotal} value=${seatsTotal - seatsAvailable} aria-label=${t('home.taken')}></progress>
      </div>
      <p>
        ${paused ? html`${t('sale.paused-text')} ` : nothing}${
          this.#hasLine ? t('sale.waiting', { count: waiting }) : t('sale.no-line')
        }
      </p>`;
  }

  get #hasLine() {
    const { waiting, active, capacity, paused } = this.queue;
    return waiting > 0 || paused || active >= capacity;
  }
}

customElements.define('fr-join', Join);
