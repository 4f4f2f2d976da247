import { html, nothing } from 'lit';
import '../parts/countdown.js';
import '../parts/notice.js';
import './room-actions.js';
import './room-charts.js';
import './room-message.js';
import './room-pace.js';
import './room-people.js';
import './room-policy.js';
import { announce } from '../lib/announce.js';
import { until } from '../lib/clock.js';
import { dateTime, number } from '../lib/format.js';
import { t } from '../lib/text.js';
import { OperatorPart } from './operator-part.js';
import { RoomModel } from './room-model.js';

const REFRESH_MS = 2_000;

/** A waiting room, live: how it goes, and everything that can be done with it. */
class Room extends OperatorPart {
  static properties = { concert: { attribute: false }, failure: { attribute: false } };

  constructor() {
    super();
    /** @type {any} */
    this.concert = null;
    /** @type {RoomModel} */
    this.model = /** @type {any} */ (null);
    /** @type {any} why the room cannot be shown */
    this.failure = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.model = new RoomModel(this.concert.concertId);
    this.listen(this.model, 'change', () => this.requestUpdate());
    this.#load();
    this.every(REFRESH_MS, () => this.#load(true));
  }

  async #load(once = false) {
    try {
      await this.model.load({ signal: this.signal, once });
      this.failure = null;
    } catch (error) {
      this.failure = this.signal.aborted || this.model.room ? null : error;
    }
  }

  render() {
    const { room } = this.model;
    if (!room) {
      return this.failure
        ? html`<fr-problem .problem=${this.failure} .retry=${() => this.#load()}></fr-problem>`
        : html`<p class="muted">${t('loading')}</p>`;
    }
    return html`<div class="stack">
      ${this.#now(room)} ${this.#card('charts', html`<fr-room-charts .model=${this.model}></fr-room-charts>`)}
      ${this.#card('pace', html`<fr-room-pace .model=${this.model}></fr-room-pace>`)}
      ${this.#card(
        'message',
        html`<fr-room-message .concertId=${this.concert.concertId} .waiting=${room.waiting}></fr-room-message>`,
      )}
      ${this.#card(
        'people',
        html`<fr-room-people .model=${this.model} @acted=${() => this.#acted()}></fr-room-people>`,
      )}
      ${this.#card('policy', html`<fr-room-policy .model=${this.model} .concert=${this.concert}></fr-room-policy>`)}
      ${this.#card('actions', html`<fr-room-actions .model=${this.model}></fr-room-actions>`)}
    </div>`;
  }

  /**
   * @param {string} name
   * @param {import('lit').TemplateResult} content
   */
  #card(name, content) {
    return html`<section class="card" aria-labelledby="room-${name}">
      <h2 id="room-${name}">${t(`operator.room.${name}`)}</h2>
      ${content}
    </section>`;
  }

  /** @param {import('./room-model.js').Room} room */
  #now(room) {
    return html`<section class="card" aria-labelledby="room-now">
      <div class="row spread">
        <div>
          <h2 id="room-now" class="unseen">${t('operator.room.now')}</h2>
          ${this.#state(room)}
        </div>
        <button
          type="button"
          class="large ${room.paused ? 'main' : ''}"
          aria-disabled=${this.busy}
          @click=${this.#turn}
        >
          ${t(room.paused ? 'operator.resume' : 'operator.pause')}
        </button>
      </div>
      ${this.#figures(room)}
      <fr-problem .problem=${this.problem}></fr-problem>
    </section>`;
  }

  /** @param {import('./room-model.js').Room} room */
  #state({ paused, opensAt }) {
    if (paused) {
      return html`<p class="state soon big-state">${t('operator.state.paused')}</p>`;
    }
    return until(opensAt ?? this.concert.salesOpenAt) > 0
      ? html`<p class="state soon big-state">
          ${t('operator.state.opens', { time: dateTime(opensAt ?? this.concert.salesOpenAt, this.concert.timeZone) })}
        </p>`
      : html`<p class="state on big-state">${t('operator.state.open')}</p>`;
  }

  /** @param {import('./room-model.js').Room} room */
  #figures(room) {
    const figure = (/** @type {string} */ name, /** @type {number} */ value, /** @type {number | null} */ of = null) =>
      html`<div>
        <dt>${t(`operator.figure.${name}`)}</dt>
        <dd>${number(value)}${of === null ? nothing : html`<span class="muted small"> / ${number(of)}</span>`}</dd>
      </div>`;
    return html`<dl class="figures large">
      ${figure('waiting', room.waiting)} ${room.away === undefined ? nothing : figure('away', room.away)}
      ${figure('active', room.active, room.capacity)}
      ${figure('perSecond', room.admittedPerSecond, room.admitPerSecond)} ${figure('admitted', room.admittedTotal)}
      ${figure('left-room', room.leftTotal)} ${figure('expired', room.expiredTotal)}
    </dl>`;
  }

  async #turn() {
    const act = this.model.room?.paused ? 'resume' : 'pause';
    await this.attempt(() => this.model.turn(act));
    if (!this.problem) {
      announce.atOnce(t(act === 'pause' ? 'operator.state.paused' : 'operator.state.open'));
      this.#refreshActions();
    }
  }

  async #acted() {
    this.#refreshActions();
    await this.#load(true);
  }

  #refreshActions() {
    /** @type {any} */ (this.querySelector('fr-room-actions'))?.refresh();
  }
}

customElements.define('fr-room', Room);
