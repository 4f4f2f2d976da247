import { html, nothing } from 'lit';
import { api } from '../lib/api.js';
import { until } from '../lib/clock.js';
import { dateTime, number, whenAll } from '../lib/format.js';
import { t } from '../lib/text.js';
import { OperatorPart } from './operator-part.js';

const REFRESH_MS = 5_000;

/** A concert in the console's list: how its sale goes, and the ways to its room and its dates. */
class ConcertRow extends OperatorPart {
  static properties = { concert: { attribute: false }, queue: { attribute: false } };

  constructor() {
    super();
    /** @type {any} */
    this.concert = null;
    /** @type {any} how it sells; null until it is known */
    this.queue = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#refresh();
    this.every(REFRESH_MS, () => this.#refresh());
  }

  async #refresh() {
    try {
      const { body } = await api.get(`/concerts/${this.concert.concertId}/queue`, { signal: this.signal, once: true });
      this.queue = body;
    } catch {
      // The row shows what was known before; the frame says that the service cannot be reached.
    }
  }

  render() {
    const { concertId, title, artist, venue, timeZone, firstStartsAt, lastStartsAt } = this.concert;
    const path = `/operator/concerts/${concertId}`;
    return html`<article class="card concert-row">
      <div class="stack tight">
        <h2><a href=${path}>${title}</a></h2>
        <p class="muted">${artist} · ${venue}</p>
        <p class="muted">${firstStartsAt ? whenAll(firstStartsAt, lastStartsAt, timeZone) : t('home.no-dates')}</p>
        ${this.#state()}
      </div>
      ${this.queue ? this.#figures() : nothing}
    </article>`;
  }

  #state() {
    const opensAt = this.queue?.opensAt ?? this.concert.salesOpenAt;
    if (until(opensAt) > 0) {
      return html`<p class="state soon">
        ${t('operator.state.opens', { time: dateTime(opensAt, this.concert.timeZone) })}
      </p>`;
    }
    if (!this.queue) {
      return nothing;
    }
    const state = this.queue.paused
      ? 'paused'
      : this.queue.soldOut
        ? 'sold-out'
        : this.queue.saleClosed
          ? 'closed'
          : 'open';
    const look = { paused: 'soon', 'sold-out': 'out', closed: 'out', open: 'on' }[state];
    return html`<p class="state ${look}">${t(`operator.state.${state}`)}</p>`;
  }

  #figures() {
    const { waiting, active, seatsAvailable, seatsTotal } = this.queue;
    return html`<dl class="figures">
      <div>
        <dt>${t('operator.figure.waiting')}</dt>
        <dd>${number(waiting)}</dd>
      </div>
      <div>
        <dt>${t('operator.figure.active')}</dt>
        <dd>${number(active)}</dd>
      </div>
      <div>
        <dt>${t('operator.figure.left')}</dt>
        <dd>${number(seatsAvailable)}<span class="muted small"> / ${number(seatsTotal)}</span></dd>
      </div>
    </dl>`;
  }
}

customElements.define('fr-concert-row', ConcertRow);
