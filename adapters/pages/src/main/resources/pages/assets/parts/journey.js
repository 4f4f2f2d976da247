import { html, nothing } from 'lit';
import './countdown.js';
import { holdWarnings, inWords } from '../lib/hold-warnings.js';
import { holds, pageOf } from '../lib/holds.js';
import { tickets } from '../lib/tickets.js';
import { t } from '../lib/text.js';
import { icons } from './icons.js';
import { Part } from './part.js';

/** What must not be forgotten on any page: seats to be paid in time, and places in line. */
class Journey extends Part {
  /** @type {Map<string, () => void>} by tokens */
  #watched = new Map();

  connectedCallback() {
    super.connectedCallback();
    this.listen(holds, 'change', () => this.requestUpdate());
    this.listen(holdWarnings, 'change', () => this.requestUpdate());
    this.listen(tickets, 'change', () => this.#watch());
    this.untilRemoved(() => this.#watched.forEach((stop) => stop()));
    this.#watch();
  }

  /** Keeps a stream open for every place: it shows the service that somebody waits. */
  #watch() {
    const current = new Map(tickets.all.map((ticket) => [ticket.token, ticket.concertId]));
    for (const [token, stop] of this.#watched) {
      if (!current.has(token)) {
        stop();
        this.#watched.delete(token);
      }
    }
    if (current.size > 0) {
      import('../lib/alarm.js').catch(() => {});
    }
    for (const [token, concertId] of current) {
      if (!this.#watched.has(token)) {
        this.#watched.set(
          token,
          tickets.watch(concertId, () => this.requestUpdate()),
        );
      }
    }
    this.requestUpdate();
  }

  render() {
    const chips = [...holds.unpaid.map((it) => this.#unpaid(it)), ...tickets.all.map((it) => this.#place(it))];
    return chips.some((chip) => chip !== nothing)
      ? html`<nav class="journey" aria-label=${t('journey')}>
          <div class="chips">${chips}</div>
          ${this.#warning()}
        </nav>`
      : nothing;
  }

  #warning() {
    const { current } = holdWarnings;
    return current === null ? nothing : html`<p class="hold-warning notice warn">${inWords(current)}</p>`;
  }

  /** @param {import('../lib/holds.js').Unpaid} unpaid */
  #unpaid(unpaid) {
    return html`<a class="chip urgent" href=${pageOf(unpaid)}>
      ${icons.clock}
      <span>${t('journey.pay', { count: unpaid.seatNumbers.length })}</span>
      <fr-countdown until=${unpaid.expiresAt} @ended=${() => this.requestUpdate()}></fr-countdown>
    </a>`;
  }

  /** @param {import('../lib/tickets.js').Ticket} ticket */
  #place({ concertId, title }) {
    const status = tickets.place(concertId)?.status;
    if (!status) {
      return nothing;
    }
    return html`<a class="chip ${status.state === 'ACTIVE' ? 'turn' : ''}" href="/concerts/${concertId}">
      ${icons.line}<span class="cut">${title}</span>${this.#state(status)}
    </a>`;
  }

  /** @param {any} status */
  #state(status) {
    if (status.state === 'ACTIVE') {
      return html`<strong>${t('journey.turn')}</strong> <fr-countdown until=${status.expiresAt}></fr-countdown>`;
    }
    return status.position === null
      ? html`<fr-countdown until=${status.opensAt}></fr-countdown>`
      : html`<strong class="numeric">${t('journey.place', { position: status.position })}</strong>`;
  }
}

customElements.define('fr-journey', Journey);
