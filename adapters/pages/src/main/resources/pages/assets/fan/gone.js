import { html, nothing } from 'lit';
import './join-button.js';
import { dateTime } from '../lib/format.js';
import { has, t } from '../lib/text.js';
import { tickets } from '../lib/tickets.js';
import { Part } from '../parts/part.js';

/** Why a place has ended, and the way on from there. Each reason has words and a way of its own. */
class Gone extends Part {
  static properties = {
    concert: { attribute: false },
    queue: { attribute: false },
    gone: { attribute: false },
  };

  constructor() {
    super();
    /** @type {any} */
    this.concert = null;
    /** @type {any} */
    this.queue = null;
    /** @type {import('../lib/place-watcher.js').Gone | null} */
    this.gone = null;
  }

  get #reason() {
    const reason = this.gone?.code === 'queue-token-invalid' ? 'INVALID' : (this.gone?.reason ?? 'UNKNOWN');
    return has(`gone.${reason}`) ? reason : 'UNKNOWN';
  }

  render() {
    const reason = this.#reason;
    return html`<section class="card" aria-labelledby="gone">
      <div role="alert" class="stack tight">
        <h2 id="gone" class="big">${t(`gone.${reason}`)}</h2>
        <p>${t(`gone.${reason}-text`)}</p>
      </div>
      ${this.gone?.at ? html`<p class="muted small">${dateTime(this.gone.at)}</p>` : nothing}
      <div class="row">${this.#way(reason)}</div>
    </section>`;
  }

  /** @param {string} reason */
  #way(reason) {
    if (reason === 'SALE_CLOSED' || this.queue.saleClosed) {
      return html`${reason === 'COMPLETED' ? myTickets() : nothing}
        <a class="button ${reason === 'COMPLETED' ? '' : 'main'}" href="/" @click=${this.#forget}
          >${t('missing.home')}</a
        >`;
    }
    if (reason === 'COMPLETED') {
      return html`${myTickets()} ${this.#again('gone.buy-more', '')}`;
    }
    return reason === 'REPLACED' ? this.#again('gone.take-over', '') : this.#again('gone.again', 'main');
  }

  /**
   * @param {string} words
   * @param {string} look
   */
  #again(words, look) {
    return html`<fr-join-button .concert=${this.concert} words=${words} look=${look}></fr-join-button>`;
  }

  #forget() {
    tickets.forgetGone(this.concert.concertId);
  }
}

function myTickets() {
  return html`<a class="button main" href="/tickets">${t('nav.tickets')}</a>`;
}

customElements.define('fr-gone', Gone);
