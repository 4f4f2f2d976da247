import { html, nothing } from 'lit';
import '../parts/countdown.js';
import '../parts/notice.js';
import { api } from '../lib/api.js';
import { isCancelable, lastDayToCancel } from '../lib/cancelable.js';
import { until } from '../lib/clock.js';
import { day, points, zoneName } from '../lib/format.js';
import { holds } from '../lib/holds.js';
import { t } from '../lib/text.js';
import { wallet } from '../lib/wallet.js';
import { groupInWords, groups } from '../map/seat-words.js';
import { ask } from '../parts/dialog.js';
import { Part } from '../parts/part.js';
import { askWhichSeats } from './cancel-dialog.js';
import { performanceHead } from './performance-head.js';

/** Failures of a card payment that had charged the card: it gets the money back. */
const CHARGED_FOR_NOTHING = ['ALREADY_PAID', 'RESERVATION_CANCELED', 'RESERVATION_EXPIRED'];

/** One reservation, with its payments and what can be done about it. Fires `changed` with what is left, and how many seats were canceled. */
class TicketCard extends Part {
  static properties = {
    reservation: { attribute: false },
    payments: { attribute: false },
    info: { attribute: false },
    problem: { attribute: false },
    canceled: { attribute: false },
    busy: { attribute: false },
  };

  constructor() {
    super();
    /** @type {any} as the API describes it */
    this.reservation = null;
    /** @type {any[]} those for this reservation */
    this.payments = [];
    /** @type {import('../lib/performances.js').PerformanceInfo | null} null until it is known */
    this.info = null;
    /** @type {any} */
    this.problem = null;
    /** how many seats were just canceled, to be said */
    this.canceled = 0;
    this.busy = false;
  }

  /** With the last of its seats, a reservation goes to another group, and the focus with it. */
  firstUpdated() {
    if (this.canceled > 0) {
      /** @type {HTMLElement | null} */ (this.querySelector('[role="status"]'))?.focus();
    }
  }

  render() {
    const { info, reservation } = this;
    const start = info && reservation.startsAt ? day(reservation.startsAt, info.concert.timeZone) : null;
    return html`<article class="ticket ${this.isOver ? 'over' : ''}">
      ${
        start
          ? html`<div class="day" aria-hidden="true">
              <span>${start.month}</span><b class="numeric">${start.day}</b><span>${start.weekday}</span>
            </div>`
          : nothing
      }
      <div class="what">
        ${info ? performanceHead(info.concert, reservation.startsAt) : html`<p class="muted">${t('loading')}</p>`}
        <ul class="plain">
          ${info ? groups(info.hall, reservation.seatNumbers).map((it) => html`<li>${groupInWords(it)}</li>`) : nothing}
        </ul>
      </div>
      <div class="stub">
        ${this.#state()} ${this.#money()}
        <fr-problem .problem=${this.problem}></fr-problem>
        <div role="status" tabindex="-1">
          ${this.canceled > 0 && !this.problem ? html`<p>${t('tickets.canceled', { count: this.canceled })}</p>` : nothing}
        </div>
        ${this.#acts()}
      </div>
    </article>`;
  }

  /** @returns {boolean} whether the seats are no longer this fan's */
  get isOver() {
    return ['CANCELED', 'EXPIRED'].includes(this.reservation.status);
  }

  #state() {
    const { status, expiresAt } = this.reservation;
    if (status === 'RESERVED') {
      return html`<p class="state soon">${t('tickets.to-pay-in')} <fr-countdown until=${expiresAt}></fr-countdown></p>`;
    }
    return html`<p class="state ${status === 'CONFIRMED' ? 'on' : 'out'}">${t(`tickets.status.${status}`)}</p>`;
  }

  #money() {
    const { totalPrice, refundedAmount, refundStatus } = this.reservation;
    const paid = this.payments.find((it) => it.status === 'SUCCESS');
    const isPending = this.payments.some((it) => it.status === 'PENDING');
    return html`<p class="big numeric">${points(totalPrice)}</p>
      ${paid ? html`<p class="muted small">${t(`tickets.paid-by.${paid.method}`)}</p>` : nothing}
      ${isPending ? html`<p class="small">${t('tickets.payment-pending')}</p>` : nothing}
      ${
        refundedAmount > 0
          ? html`<p class="small">
              ${t(refundStatus === 'PENDING' ? 'tickets.refund-pending' : 'tickets.refunded', {
                amount: points(refundedAmount),
              })}
            </p>`
          : nothing
      }
      ${this.payments
        .filter((it) => CHARGED_FOR_NOTHING.includes(it.failure))
        .map((it) => html`<p class="small">${t(`tickets.failure.${it.failure}`, { amount: points(it.amount) })}</p>`)}`;
  }

  #acts() {
    const { status, reservationId, expiresAt } = this.reservation;
    if (status === 'RESERVED' && until(expiresAt) > 0) {
      return html`<div class="row">
        <a class="button main" href="/reservations/${reservationId}">${t('tickets.pay')}</a>
        <button type="button" class="quiet" aria-disabled=${this.busy} @click=${this.#giveBack}>
          ${t('tickets.give-back')}
        </button>
      </div>`;
    }
    return status === 'CONFIRMED' && this.info && this.reservation.startsAt ? this.#cancelable(this.info) : nothing;
  }

  /** @param {import('../lib/performances.js').PerformanceInfo} info */
  #cancelable({ concert }) {
    return isCancelable(this.reservation.startsAt, concert.timeZone)
      ? html`<p class="muted small">${this.#lastDay()}</p>
          <div>
            <button type="button" aria-disabled=${this.busy} @click=${this.#cancel}>${t('tickets.cancel')}</button>
          </div>`
      : html`<p class="muted small">${t('tickets.cancel-over')}</p>`;
  }

  #lastDay() {
    const { concert } = /** @type {import('../lib/performances.js').PerformanceInfo} */ (this.info);
    return t('tickets.cancel-until', {
      day: lastDayToCancel(this.reservation.startsAt, concert.timeZone),
      zone: zoneName(concert.timeZone, this.reservation.startsAt),
    });
  }

  async #giveBack() {
    const isMeant = await ask({
      title: t('tickets.give-back-title'),
      text: t('tickets.give-back-text'),
      yes: t('tickets.give-back'),
      no: t('tickets.keep'),
      danger: true,
    });
    if (isMeant) {
      const { reservationId } = this.reservation;
      await this.#send(async () => {
        const now = await api.get(`/reservations/${reservationId}`, { fresh: true, once: true });
        // It may have been paid elsewhere since it was shown.
        return now.body.status === 'RESERVED' ? api.post(`/reservations/${reservationId}/cancellation`) : now;
      });
      if (!this.problem) {
        holds.drop(reservationId);
      }
    }
  }

  async #cancel() {
    const { hall } = /** @type {import('../lib/performances.js').PerformanceInfo} */ (this.info);
    const seats = this.reservation.seatNumbers.map((/** @type {number} */ seat) => ({
      seat,
      label: groups(hall, [seat]).map(groupInWords).join(),
      price: hall.seat(seat).price,
    }));
    const seatNumbers = await askWhichSeats(seats, this.#lastDay());
    if (seatNumbers.length > 0) {
      await this.#send(() => api.post(`/reservations/${this.reservation.reservationId}/cancellation`, { seatNumbers }));
      wallet.refresh().catch(() => {});
    }
  }

  /** @param {() => Promise<import('../lib/api.js').Reply>} call responds with the reservation */
  async #send(call) {
    if (this.busy) {
      return;
    }
    const count = this.reservation.seatNumbers.length;
    this.busy = true;
    this.problem = null;
    try {
      const { body: reservation } = await call();
      const left = reservation.status === 'CONFIRMED' ? reservation.seatNumbers.length : 0;
      this.dispatchEvent(new CustomEvent('changed', { detail: { reservation, count: count - left } }));
    } catch (error) {
      this.problem = error;
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('fr-ticket-card', TicketCard);
