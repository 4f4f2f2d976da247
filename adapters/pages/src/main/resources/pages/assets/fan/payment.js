import { api, all } from '../lib/api.js';
import { attempt, isSame, unfinished } from '../lib/attempt.js';
import { Problem } from '../lib/problem.js';
import { delay, pause } from '../lib/retry.js';

/**
 * Pays for a reservation, and follows a payment that is not decided yet. Fires `change` whenever something is new.
 *
 * @typedef {'idle' | 'sending' | 'waiting' | 'pending'} PaymentState `waiting`: the call is repeated a little later
 */
export class ReservationPayment extends EventTarget {
  /** @type {PaymentState} */
  state = 'idle';
  /** When the call is repeated, by this device's clock. */
  retryAt = /** @type {number | null} */ (null);
  /** The last payment as the API describes it. */
  payment = /** @type {any} */ (null);
  /** The problem that the last call met. */
  problem = /** @type {Problem | null} */ (null);
  /** Whether all this is about a payment before the one that was asked for last, which was not sent. */
  isEarlier = false;
  #reservationId;
  #signal;

  /**
   * @param {string} reservationId
   * @param {AbortSignal} signal ends the calls, not the payment
   */
  constructor(reservationId, signal) {
    super();
    this.#reservationId = reservationId;
    this.#signal = signal;
  }

  get isBusy() {
    return this.state !== 'idle';
  }

  get #name() {
    return `pay.${this.#reservationId}`;
  }

  /**
   * Goes on with what was begun before the page was loaded: a call without an outcome, or a payment without a decision.
   *
   * @param {() => string | null} queueToken
   */
  async resume(queueToken) {
    const begun = unfinished(this.#name);
    if (begun) {
      await this.#send(begun.body, queueToken());
      return;
    }
    const payments = (await all('/payments', { signal: this.#signal })).filter(
      (it) => it.reservationId === this.#reservationId,
    );
    this.payment = payments.find((it) => it.status === 'PENDING') ?? payments[0] ?? null;
    await this.#settle();
  }

  /**
   * Pays, unless another payment has no outcome yet: then that one goes on instead, so that nothing is paid in two ways.
   *
   * @param {{method: string, cardToken?: string}} how
   * @param {string | null} queueToken
   */
  async pay(how, queueToken) {
    const asked = { ...how, reservationId: this.#reservationId };
    const body = unfinished(this.#name)?.body ?? asked;
    this.isEarlier = !isSame(body, asked);
    await this.#send(body, queueToken);
  }

  /**
   * @param {any} body
   * @param {string | null} queueToken
   */
  async #send(body, queueToken) {
    this.#become({ state: 'sending', problem: null, payment: null });
    try {
      const payment = await attempt(this.#name, '/payments', body, {
        queueToken,
        signal: this.#signal,
        onWait: (retryAt) => this.#become({ state: retryAt === null ? 'sending' : 'waiting', retryAt }),
      });
      this.#become({ payment });
      await this.#settle();
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Asks again and again until the payment is decided. */
  async #settle() {
    for (let asked = 0; this.payment?.status === 'PENDING'; asked++) {
      this.#become({ state: 'pending' });
      await pause(Math.min(delay(asked), LONGEST_MS), this.#signal);
      const { body } = await api.get(`/payments/${this.payment.paymentId}`, { signal: this.#signal });
      this.payment = body;
    }
    this.#become({ state: 'idle', retryAt: null });
  }

  /** @param {any} error */
  #fail(error) {
    if (this.#signal.aborted) {
      return;
    }
    this.#become({ state: 'idle', retryAt: null });
    if (!(error instanceof Problem)) {
      throw error;
    }
    this.#become({ problem: error });
  }

  /** @param {Partial<{state: PaymentState, retryAt: number | null, payment: any, problem: Problem | null}>} news */
  #become(news) {
    Object.assign(this, news);
    this.dispatchEvent(new Event('change'));
  }
}

const LONGEST_MS = 4000;
