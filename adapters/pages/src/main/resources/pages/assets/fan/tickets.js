import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import '../parts/notice.js';
import './ticket-card.js';
import { all } from '../lib/api.js';
import { until } from '../lib/clock.js';
import { performanceInfo } from '../lib/performances.js';
import { session } from '../lib/session.js';
import { t } from '../lib/text.js';
import { Page } from '../parts/part.js';
import { signInFirst } from '../parts/sign-in-first.js';

/** While a card is being charged or refunded, the page asks again this often. */
const PENDING_MS = 3000;

/** In the order in which they are shown. */
const GROUPS = /** @type {const} */ (['to-pay', 'coming', 'past']);

/** @typedef {import('../lib/performances.js').PerformanceInfo} PerformanceInfo */

/** Everything that whoever is signed in has reserved, what is still to be done first. */
class Tickets extends Page {
  static properties = {
    reservations: { attribute: false },
    payments: { attribute: false },
    infos: { attribute: false },
    canceled: { attribute: false },
    problem: { attribute: false },
  };

  constructor() {
    super();
    /** @type {any[] | null} newest first */
    this.reservations = null;
    /** @type {any[]} */
    this.payments = [];
    /** @type {Map<string, PerformanceInfo>} by performance */
    this.infos = new Map();
    /** @type {{reservationId: string, count: number} | null} the reservation of which seats were just canceled, and how many */
    this.canceled = null;
    /** @type {any} */
    this.problem = null;
  }

  get subject() {
    return t('tickets.title');
  }

  connectedCallback() {
    super.connectedCallback();
    this.listen(session, 'change', () => this.#load());
    this.listen(this, 'ended', () => this.#load());
    this.every(PENDING_MS, async () => this.#isPending() && this.#load(), this.#load());
  }

  /** @returns {boolean} whether money is on its way */
  #isPending() {
    return (
      this.payments.some((it) => it.status === 'PENDING') ||
      (this.reservations ?? []).some((it) => it.refundStatus === 'PENDING')
    );
  }

  async #load() {
    if (!session.user) {
      this.reservations = null;
      return;
    }
    try {
      const options = { signal: this.signal };
      [this.reservations, this.payments] = await Promise.all([
        all('/reservations', options),
        all('/payments', options),
      ]);
      this.problem = null;
      await this.#describe(this.reservations);
    } catch (error) {
      this.problem = this.signal.aborted ? null : error;
    }
  }

  /** @param {any[]} reservations */
  async #describe(reservations) {
    const ids = new Set(reservations.map((it) => it.performanceId));
    const unknown = [...ids].filter((id) => !this.infos.has(id));
    await Promise.all(
      unknown.map(async (id) => {
        const info = await performanceInfo(id, this.signal);
        this.infos = new Map(this.infos).set(id, info);
      }),
    );
  }

  render() {
    return html`<div class="page">
      <h1>${t('tickets.title')}</h1>
      <fr-problem .problem=${this.problem} .retry=${() => this.#load()}></fr-problem>
      ${session.user ? this.#tickets() : signInFirst()}
    </div>`;
  }

  #tickets() {
    if (this.reservations === null) {
      return this.problem ? nothing : html`<p class="muted">${t('loading')}</p>`;
    }
    if (this.reservations.length === 0) {
      return html`<div class="empty">
        <p>${t('tickets.empty')}</p>
        <p><a href="/">${t('missing.home')}</a></p>
      </div>`;
    }
    const groups = Map.groupBy(this.reservations, (it) => this.#groupOf(it));
    return GROUPS.map((group) => this.#group(group, groups.get(group) ?? []));
  }

  /** @param {any} reservation */
  #groupOf({ status, expiresAt, startsAt }) {
    if (status === 'RESERVED' && until(expiresAt) > 0) {
      return 'to-pay';
    }
    return status === 'CONFIRMED' && (!startsAt || until(startsAt) > 0) ? 'coming' : 'past';
  }

  /**
   * @param {string} group
   * @param {any[]} reservations
   */
  #group(group, reservations) {
    return reservations.length === 0
      ? nothing
      : html`<section class="stack" aria-labelledby=${group}>
          <h2 id=${group}>${t(`tickets.${group}`)}</h2>
          <ul class="stack plain">
            ${repeat(
              reservations,
              (it) => it.reservationId,
              (it) =>
                html`<li>
                  <fr-ticket-card
                    .reservation=${it}
                    .payments=${this.payments.filter((payment) => payment.reservationId === it.reservationId)}
                    .info=${this.infos.get(it.performanceId) ?? null}
                    .canceled=${this.#canceledOf(it)}
                    @changed=${(/** @type {CustomEvent} */ event) => this.#replace(event.detail)}
                  ></fr-ticket-card>
                </li>`,
            )}
          </ul>
        </section>`;
  }

  /**
   * @param {any} reservation
   * @returns {number} how many of its seats were just canceled
   */
  #canceledOf({ reservationId }) {
    return this.canceled !== null && this.canceled.reservationId === reservationId ? this.canceled.count : 0;
  }

  /** @param {{reservation: any, count: number}} changed how many of its seats were canceled */
  #replace({ reservation, count }) {
    this.canceled = { reservationId: reservation.reservationId, count };
    this.reservations = (this.reservations ?? []).map((it) =>
      it.reservationId === reservation.reservationId ? reservation : it,
    );
  }
}

customElements.define('fr-tickets', Tickets);
