import { html, nothing } from 'lit';
import '../parts/countdown.js';
import './pay-form.js';
import { announce } from '../lib/announce.js';
import { api } from '../lib/api.js';
import { attempt, unfinished } from '../lib/attempt.js';
import { everySecond, until } from '../lib/clock.js';
import { points } from '../lib/format.js';
import { holds } from '../lib/holds.js';
import { performanceInfo, salesRules } from '../lib/performances.js';
import { go } from '../lib/router.js';
import { session } from '../lib/session.js';
import { t } from '../lib/text.js';
import { tickets } from '../lib/tickets.js';
import { CHARGE, wallet } from '../lib/wallet.js';
import { groupInWords, groups } from '../map/seat-words.js';
import { ask } from '../parts/dialog.js';
import { Page } from '../parts/part.js';
import { signInFirst } from '../parts/sign-in-first.js';
import { ReservationPayment } from './payment.js';
import { performanceHead } from './performance-head.js';
import { retryNotice } from './retry-notice.js';
import { endNotice } from './way-on.js';

/** Failures of a payment after which the reservation can still be paid. */
const CAN_TRY_AGAIN = ['DECLINED', 'INSUFFICIENT', 'NOT_CHARGED'];

/** Paying for reserved seats in time, and what came of it. */
class Pay extends Page {
  static properties = {
    reservation: { attribute: false },
    info: { attribute: false },
    rules: { attribute: false },
    problem: { attribute: false },
    isCharging: { attribute: false },
    chargeRetryAt: { attribute: false },
    charged: { attribute: false },
  };

  constructor() {
    super();
    /** @type {any} as the API describes it; null until it is known */
    this.reservation = null;
    /** @type {import('../lib/performances.js').PerformanceInfo | null} */
    this.info = null;
    /** @type {any} */
    this.rules = null;
    /** @type {any} of reading, charging or giving back */
    this.problem = null;
    this.isCharging = false;
    /** @type {number | null} */
    this.chargeRetryAt = null;
    /** The points that were charged here, 0 for none. */
    this.charged = 0;
    /** @type {ReservationPayment | null} */
    this.payment = null;
    this.shownState = 'idle';
    /** Ends the calls for whoever is signed in. */
    this.calls = new AbortController();
  }

  get subject() {
    return t('pay.title');
  }

  get reservationId() {
    return this.params.reservationId;
  }

  get #queueToken() {
    return tickets.token(this.reservation?.concertId ?? '');
  }

  get #isUnpaid() {
    return this.reservation?.status === 'RESERVED' && until(this.reservation.expiresAt) > 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this.listen(wallet, 'change', () => this.requestUpdate());
    this.listen(session, 'change', () => this.#begin());
    this.listen(holds, 'change', () => holds.unpaid.some(({ id }) => id === this.reservationId) || this.#readAgain());
    this.listen(document, 'visibilitychange', () => document.hidden || this.#readAgain());
    this.untilRemoved(everySecond(() => this.requestUpdate()));
    this.untilRemoved(() => this.calls.abort());
    this.#begin();
  }

  /** Shows the order of whoever is signed in now, and nothing of anybody before. */
  async #begin() {
    this.calls.abort();
    this.calls = new AbortController();
    this.reservation = null;
    this.info = null;
    this.payment = null;
    this.isCharging = false;
    this.chargeRetryAt = null;
    this.charged = 0;
    this.problem = null;
    if (session.user) {
      await this.#attempt(async (signal) => {
        await this.#read(signal);
        const [info, rules] = await Promise.all([
          performanceInfo(this.reservation.performanceId, signal),
          salesRules(),
          wallet.refresh(),
        ]);
        signal.throwIfAborted();
        this.info = info;
        this.rules = rules;
        await this.#resume(signal);
      });
    }
  }

  /** @param {(signal: AbortSignal) => Promise<void>} act what is not to be heard of when somebody else is signed in */
  async #attempt(act) {
    const { signal } = this.calls;
    try {
      await act(signal);
    } catch (error) {
      if (!signal.aborted) {
        this.problem = error;
      }
    }
  }

  /** @param {AbortSignal} signal */
  async #read(signal) {
    const { body } = await api.get(`/reservations/${this.reservationId}`, { signal, fresh: true });
    this.reservation = body;
    if (body.status === 'RESERVED') {
      holds.keepReservation(body);
    } else {
      holds.drop(body.reservationId);
    }
  }

  /** Another tab or device may have paid, or given the seats back. */
  async #readAgain() {
    if (session.user && this.#isUnpaid && !this.payment?.isBusy) {
      await this.#attempt((signal) => this.#read(signal));
    }
  }

  /** @param {AbortSignal} signal */
  async #resume(signal) {
    this.payment = new ReservationPayment(this.reservationId, signal);
    this.listen(this.payment, 'change', () => this.#showState());
    if (unfinished(CHARGE)) {
      await this.#charge(unfinished(CHARGE)?.body.amount);
    }
    await this.payment.resume(() => this.#queueToken);
    await this.#decided(signal);
  }

  /** @param {{method: string, cardToken?: string}} how */
  async #pay(how) {
    if (this.payment?.isBusy || this.isCharging) {
      return;
    }
    this.problem = null;
    this.charged = 0;
    await this.#attempt(async (signal) => {
      await this.payment?.pay(how, this.#queueToken);
      await this.#decided(signal);
    });
  }

  /**
   * Reads the reservation again when there may be something new of it.
   *
   * @param {AbortSignal} signal
   */
  async #decided(signal) {
    signal.throwIfAborted();
    const { payment, problem } = this.payment ?? {};
    if (problem?.code === 'insufficient-balance') {
      wallet.learn(problem.body.balance);
    }
    if (payment || problem) {
      const wasPaid = this.reservation.status === 'CONFIRMED';
      await this.#read(signal);
      if (this.reservation.status === 'CONFIRMED' && !wasPaid) {
        this.#celebrate();
      }
    }
  }

  #celebrate() {
    announce.atOnce(t('pay.paid-title'));
    wallet.refresh().catch(() => {});
    this.updateComplete.then(() => {
      const heading = this.querySelector('h1');
      heading?.setAttribute('tabindex', '-1');
      heading?.focus();
    });
  }

  /** @param {number} amount */
  async #charge(amount) {
    if (this.payment?.isBusy || this.isCharging) {
      return;
    }
    this.problem = null;
    this.isCharging = true;
    await this.#attempt(async (signal) => {
      const onWait = (/** @type {number | null} */ retryAt) => (this.chargeRetryAt = retryAt);
      const body = await attempt(CHARGE, '/wallet/charges', { amount }, { signal, onWait });
      wallet.learn(body.balance);
      this.charged = body.amount;
      if (this.payment) {
        this.payment.problem = null;
      }
    });
    this.isCharging = false;
  }

  async #giveBack() {
    const isSure = await ask({
      title: t('pay.give-back-title'),
      text: t('pay.give-back-text'),
      yes: t('hold.give-back'),
      no: t('pay.keep'),
      danger: true,
    });
    if (!isSure) {
      return;
    }
    this.problem = null;
    await this.#attempt(async (signal) => {
      await this.#read(signal);
      if (this.#isUnpaid) {
        await api.post(`/reservations/${this.reservationId}/cancellation`, undefined, { signal });
        holds.drop(this.reservationId);
        go(`/performances/${this.reservation.performanceId}`);
      }
    });
  }

  /** Leads to what has just happened, since the button that was pressed may be far below it. */
  #showState() {
    const state = this.payment?.state ?? 'idle';
    if (state !== this.shownState) {
      this.shownState = state;
      this.updateComplete.then(() => this.#leadToNotice(state));
    }
    this.requestUpdate();
  }

  /** @param {string} state */
  #leadToNotice(state) {
    const notice = /** @type {HTMLElement | null} */ (this.querySelector('.waiting, .notice.bad'));
    notice?.scrollIntoView({ block: 'nearest' });
    if (state === 'pending') {
      notice?.focus({ preventScroll: true });
    }
  }

  render() {
    return html`<div class="page narrow">
      <h1>${this.#title()}</h1>
      ${session.user ? this.#order() : signInFirst()}
    </div>`;
  }

  #order() {
    return html`${this.info ? performanceHead(this.info.concert, this.reservation.startsAt) : nothing}
    ${endNotice(this.problem, this.reservation?.concertId ?? null, 'pay')}
    ${
      this.reservation && this.info && this.rules && this.payment
        ? this.#content(this.payment)
        : this.problem
          ? nothing
          : html`<p class="muted">${t('loading')}</p>`
    }`;
  }

  get #sumKey() {
    if (this.reservation.status === 'CONFIRMED') {
      return 'pay.paid-sum';
    }
    return this.#isUnpaid ? 'pay.sum' : 'pay.price';
  }

  #title() {
    if (this.reservation?.status === 'CONFIRMED') {
      return t('pay.paid-title');
    }
    return this.reservation && !this.#isUnpaid && !this.payment?.isBusy ? t('pay.over-title') : t('pay.title');
  }

  /** @param {ReservationPayment} payment */
  #content(payment) {
    return html`${this.#seats()}
      <div role="status">${payment.isEarlier ? html`<p class="notice">${t('pay.earlier')}</p>` : nothing}</div>
      ${payment.isBusy ? this.#busy(payment) : this.#outcome(payment)}
      ${this.#isUnpaid ? this.#form(payment) : payment.isBusy ? nothing : this.#over()}`;
  }

  #seats() {
    const hall = /** @type {import('../lib/performances.js').PerformanceInfo} */ (this.info).hall;
    return html`<section class="order" aria-label=${t('choice.title')}>
      <ul class="plain">
        ${groups(hall, this.reservation.seatNumbers).map((group) => html`<li>${groupInWords(group)}</li>`)}
      </ul>
      <p class="order-sum">
        <span>${t(this.#sumKey)}</span>
        <strong class="numeric">${points(this.reservation.totalPrice)}</strong>
      </p>
      ${
        this.#isUnpaid
          ? html`<p class="order-time">
              ${t('pay.time')} <fr-countdown until=${this.reservation.expiresAt}></fr-countdown>
            </p>`
          : nothing
      }
    </section>`;
  }

  /**
   * What became of the last payment, where it is not success.
   *
   * @param {ReservationPayment} payment
   */
  #outcome({ payment, problem }) {
    if (problem && problem.code !== 'reservation-expired') {
      const canTryAgain = ['payment-declined', 'insufficient-balance'].includes(problem.code) && this.#isUnpaid;
      return endNotice(problem, this.reservation.concertId, 'pay', canTryAgain ? t('pay.try-again') : '');
    }
    return html`<div role="alert">${payment?.status === 'FAIL' ? this.#failed(payment) : nothing}</div>`;
  }

  /** @param {any} payment */
  #failed({ failure, amount }) {
    return html`<div class="notice bad">
      <p>${t(`pay.failed.${failure}`, { amount: points(amount) })}</p>
      ${CAN_TRY_AGAIN.includes(failure) && this.#isUnpaid ? html`<p>${t('pay.try-again')}</p>` : nothing}
    </div>`;
  }

  /** @param {ReservationPayment} payment */
  #busy(payment) {
    return html`<div role="status" class="notice waiting" tabindex="-1">
      <p><strong>${t(payment.state === 'pending' ? 'pay.pending-title' : 'pay.sending-title')}</strong></p>
      <p>${payment.state === 'pending' ? t('pay.pending') : t('pay.sending')}</p>
      ${retryNotice(payment.state === 'waiting' ? payment.retryAt : null, 'pay.retry')}
    </div>`;
  }

  /** @param {ReservationPayment} payment */
  #form(payment) {
    return html`<div role="status">
        ${this.charged > 0 ? html`<p class="notice good">${t('pay.charged', { amount: points(this.charged) })}</p>` : nothing}
        ${this.isCharging ? retryNotice(this.chargeRetryAt, 'wallet.retry') : nothing}
      </div>
      <fr-pay-form
        amount=${this.reservation.totalPrice}
        .balance=${wallet.balance}
        .rules=${this.rules}
        ?hidden=${payment.state === 'pending'}
        ?busy=${this.isCharging || payment.isBusy}
        @pay=${(/** @type {CustomEvent} */ event) => this.#pay(event.detail)}
        @charge=${(/** @type {CustomEvent} */ event) => this.#charge(event.detail)}
      ></fr-pay-form>
      <p>
        <button type="button" class="quiet" ?hidden=${payment.isBusy} @click=${this.#giveBack}>
          ${t('hold.give-back')}
        </button>
      </p>`;
  }

  /** What there is to do when nothing is to be paid any more. */
  #over() {
    if (this.reservation.status === 'CONFIRMED') {
      return html`<p>${t('pay.paid')}</p>
        <p class="actions"><a class="button main" href="/tickets">${t('way.tickets')}</a></p>`;
    }
    const isCanceled = this.reservation.status === 'CANCELED';
    return html`<p>${isCanceled ? t('pay.canceled') : t('pay.expired')}</p>
      <p class="actions">
        <a class="button main" href="/performances/${this.reservation.performanceId}">${t('way.seats')}</a>
      </p>`;
  }
}

customElements.define('fr-pay', Pay);
