import { html, nothing } from 'lit';
import '../parts/notice.js';
import { dateTime } from '../lib/format.js';
import { has, t } from '../lib/text.js';
import { tickets } from '../lib/tickets.js';
import { Part } from '../parts/part.js';
import { join } from './line.js';

/** Why a place has ended, and the way on from there. Each reason has words and a way of its own. */
class Gone extends Part {
  static properties = {
    concert: { attribute: false },
    queue: { attribute: false },
    gone: { attribute: false },
    busy: { attribute: false },
    problem: { attribute: false },
  };

  constructor() {
    super();
    /** @type {any} */
    this.concert = null;
    /** @type {any} */
    this.queue = null;
    /** @type {import('../lib/tickets.js').Gone | null} */
    this.gone = null;
    this.busy = false;
    /** @type {any} */
    this.problem = null;
  }

  get #reason() {
    const reason = this.gone?.code === 'queue-token-invalid' ? 'INVALID' : (this.gone?.reason ?? 'UNKNOWN');
    return has(`gone.${reason}`) ? reason : 'UNKNOWN';
  }

  render() {
    const reason = this.#reason;
    return html`<section class="card" aria-labelledby="gone">
      <h2 id="gone" class="big" role="alert">${t(`gone.${reason}`)}</h2>
      <p>${t(`gone.${reason}-text`)}</p>
      ${this.gone?.at ? html`<p class="muted small">${dateTime(this.gone.at)}</p>` : nothing}
      <fr-problem .problem=${this.problem}></fr-problem>
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
    return html`<button type="button" class=${look} aria-disabled=${this.busy} @click=${() => this.#join()}>
      ${t(words)}
    </button>`;
  }

  #forget() {
    tickets.forgetGone(this.concert.concertId);
  }

  async #join() {
    if (this.busy) {
      return;
    }
    this.busy = true;
    this.problem = null;
    try {
      await join(this.concert);
    } catch (error) {
      this.problem = error;
    } finally {
      this.busy = false;
    }
  }
}

function myTickets() {
  return html`<a class="button main" href="/tickets">${t('nav.tickets')}</a>`;
}

customElements.define('fr-gone', Gone);
