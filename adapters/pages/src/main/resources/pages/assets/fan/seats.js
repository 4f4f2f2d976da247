import { html, nothing } from 'lit';
import '../map/seat-list.js';
import '../map/seat-map.js';
import './choice-bar.js';
import { announce } from '../lib/announce.js';
import { api } from '../lib/api.js';
import { everySecond, until } from '../lib/clock.js';
import { ranges } from '../lib/format.js';
import { holds } from '../lib/holds.js';
import { bookableStart, performanceInfo, salesRules } from '../lib/performances.js';
import { Problem, problemText } from '../lib/problem.js';
import { retrying } from '../lib/retry.js';
import { go } from '../lib/router.js';
import { session } from '../lib/session.js';
import { Stream } from '../lib/stream.js';
import { t } from '../lib/text.js';
import { tickets } from '../lib/tickets.js';
import { Choice } from '../map/choice.js';
import { FANS, shapeLegend } from '../map/seat-shapes.js';
import { HELD, SeatStatuses } from '../map/statuses.js';
import { Page } from '../parts/part.js';
import { performanceHead } from './performance-head.js';
import { sectionLegend } from './seat-legend.js';
import { endNotice } from './way-on.js';

/** Choosing and holding seats of a performance: the map, the list beside it, and the chosen seats below. */
class Seats extends Page {
  static properties = {
    info: { attribute: false },
    startsAt: { attribute: false },
    statuses: { attribute: false },
    end: { attribute: false },
    notice: { attribute: false },
    isLive: { attribute: false },
    busy: { attribute: false },
  };

  constructor() {
    super();
    /** @type {import('../lib/performances.js').PerformanceInfo | null} */
    this.info = null;
    /** @type {string | null} when the performance starts; null until it is known */
    this.startsAt = null;
    /** @type {SeatStatuses | null} null until they are known */
    this.statuses = null;
    /** @type {Choice | null} */
    this.choice = null;
    /** @type {string | null} when the time to pay for the held seats of the choice is over */
    this.heldUntil = null;
    /** @type {any} the problem with which choosing ended */
    this.end = null;
    /** What happened to the choice, in words; empty for nothing. */
    this.notice = '';
    this.isLive = false;
    this.busy = false;
    this.seatsMax = 0;
    /** @type {Stream | null} */
    this.stream = null;
  }

  get subject() {
    return this.info?.concert.title ?? '';
  }

  get performanceId() {
    return this.params.performanceId;
  }

  /** @returns {import('../lib/holds.js').Unpaid | null} what this fan holds of this performance */
  get hold() {
    return holds.unpaid.find((it) => it.kind === 'hold' && it.performanceId === this.performanceId) ?? null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.listen(holds, 'change', () => this.#followHold());
    this.listen(session, 'change', () => this.#signedIn());
    this.untilRemoved(everySecond(() => this.#followHold()));
    this.listen(document, 'visibilitychange', () => this.#follow());
    this.untilRemoved(() => this.stream?.close());
    this.#begin();
  }

  #signedIn() {
    if (session.user) {
      this.end = null;
      this.#begin();
    }
  }

  async #begin() {
    try {
      const [info, rules] = await Promise.all([performanceInfo(this.performanceId, this.signal), salesRules()]);
      this.info = info;
      this.seatsMax = rules.seatsPerUserMax;
      if (!session.user || !this.#queueToken) {
        this.end = new Problem(401, session.user ? 'queue-token-missing' : 'unauthenticated');
      }
      this.#follow();
      this.startsAt = await bookableStart(info.concertId, this.performanceId, this.signal);
    } catch (error) {
      this.end = this.signal.aborted ? null : error;
    }
  }

  get #queueToken() {
    return tickets.token(this.info?.concertId ?? '');
  }

  /** While the page is shown: a turn has few streams at a time, and the tabs of a fan would end each other's for ever. */
  #follow() {
    this.stream?.close();
    this.isLive = false;
    const token = this.#queueToken;
    if (document.hidden || this.end || !token) {
      return;
    }
    this.stream = new Stream(`/performances/${this.performanceId}/seats/events?form=compact`, {
      headers: () => ({ 'Queue-Token': token }),
      onEvent: (name, data) => this.#receive(name, data),
      onState: (state) => (this.isLive = state === 'live'),
      onProblem: (problem) => this.#isPassing(problem),
    });
  }

  /**
   * @param {string} name
   * @param {any} data
   */
  #receive(name, data) {
    if (name === 'gone') {
      this.stream?.close();
      this.end = new Problem(data.status, data.code, data);
    } else if (name === 'seats') {
      this.statuses?.apply(data.changed);
    } else if (this.statuses) {
      this.statuses.replace(data.statuses);
    } else {
      this.#start(data.statuses);
    }
  }

  /** @param {string} base64 */
  #start(base64) {
    const hall = /** @type {import('../lib/performances.js').PerformanceInfo} */ (this.info).hall;
    const statuses = new SeatStatuses(hall, base64);
    this.choice = new Choice(hall, statuses, this.seatsMax);
    this.listen(statuses, 'change', ({ detail }) => this.#lose(detail));
    this.statuses = statuses;
    this.#followHold();
  }

  /**
   * @param {Problem} problem
   * @returns {boolean} whether the stream tries again
   */
  #isPassing(problem) {
    if (problem.status === 429 || problem.status >= 500) {
      return true;
    }
    this.end = problem;
    return false;
  }

  /** Keeps the choice to what is held, and says so when its time is over: a hold ends also when this or another tab reserves. */
  #followHold() {
    const { choice, hold } = this;
    if (!choice) {
      return;
    }
    if (hold && hold.seatNumbers.some((seat) => !choice.held.has(seat))) {
      choice.hold(hold.seatNumbers);
      this.heldUntil = hold.expiresAt;
    } else if (!hold && choice.held.size > 0) {
      choice.hold([]);
      if (until(this.heldUntil) <= 0) {
        this.#say(t('hold.over'));
      }
    }
    this.requestUpdate();
  }

  /** @param {[number, number][]} changes */
  #lose(changes) {
    const lost = this.choice?.lose(changes.filter(([, code]) => code !== 0).map(([seat]) => seat)) ?? [];
    if (lost.length > 0) {
      this.#say(t('seats.lost', { count: lost.length, seats: ranges(lost) }));
    }
    this.requestUpdate();
  }

  /** @param {string} text read at once in place of what was announced, and shown until the next act */
  #say(text) {
    announce.clear();
    this.notice = text;
  }

  /** @param {number} seat */
  #press(seat) {
    const { choice } = this;
    if (!choice || choice.held.size > 0 || this.end) {
      return;
    }
    const result = choice.toggle(seat);
    this.notice = {
      chosen: '',
      left: '',
      taken: t('seats.taken', { seat: String(seat) }),
      full: t('seats.full', { count: this.seatsMax }),
    }[result];
  }

  async #hold() {
    const { choice, info } = this;
    if (!choice || !info) {
      return;
    }
    await this.#act(async (queueToken) => {
      const { body } = await retrying(() =>
        api.post(`/performances/${this.performanceId}/holds`, { seatNumbers: choice.numbers }, { queueToken }),
      );
      holds.keepHold({ ...body, concertId: info.concertId });
      announce.atOnce(t('hold.done', { count: body.seatNumbers.length }));
    });
  }

  async #pay() {
    const { hold } = this;
    if (!hold) {
      return;
    }
    await this.#act(async (queueToken) => {
      const { body } = await retrying(() => api.post('/reservations', { holdId: hold.id }, { queueToken }));
      holds.keepReservation(body);
      go(`/reservations/${body.reservationId}`);
    });
  }

  async #giveBack() {
    const { hold, choice } = this;
    if (!hold || !choice) {
      return;
    }
    await this.#act(async (queueToken) => {
      await retrying(() => api.delete(`/holds/${hold.id}`, { queueToken })).catch(unlessGone);
      choice.hold([]);
      holds.drop(hold.id);
      this.#say(t('hold.given-back'));
    });
  }

  /** @param {(queueToken: string | null) => Promise<void>} act */
  async #act(act) {
    this.busy = true;
    this.notice = '';
    try {
      await act(this.#queueToken);
    } catch (error) {
      this.#refused(error);
    } finally {
      this.busy = false;
    }
  }

  /** @param {any} error */
  #refused(error) {
    const code = error instanceof Problem ? error.code : '';
    if (code === 'seats-taken') {
      this.#taken(error.body.takenSeatNumbers);
    } else if (code === 'seat-limit') {
      this.#say(error.body.reason === 'TURN_ENDS' ? t('seats.limit-turn') : t('seats.limit', { count: this.seatsMax }));
    } else if (code === 'already-reserved') {
      go(`/reservations/${error.body.reservationId}`);
    } else if (code === 'hold-expired' || code === 'not-found') {
      holds.drop(this.hold?.id ?? '');
      this.#say(t('hold.over'));
    } else if (['unknown-seat', 'internal-error', 'too-many-requests', ''].includes(code)) {
      this.#say(problemText(error, 'seats'));
    } else {
      this.end = error;
    }
  }

  /** @param {number[]} taken seats that others were faster to hold; the stream tells it too, a little later */
  #taken(taken) {
    this.choice?.lose(taken);
    this.statuses?.apply(taken.filter((seat) => this.statuses?.isAvailable(seat)).map((seat) => [seat, HELD]));
    const rest = this.choice?.seats.size ?? 0;
    this.#say(
      [
        t('seats.lost', { count: taken.length, seats: ranges(taken) }),
        rest > 0 ? t('seats.rest', { count: rest }) : t('seats.choose-others'),
      ].join(' '),
    );
  }

  get #map() {
    return /** @type {import('../map/seat-map.js').SeatMap | null} */ (this.querySelector('fr-seat-map'));
  }

  render() {
    const { info, statuses } = this;
    return html`<div class="page seats-page">
      <h1>${t('seats.title')}</h1>
      ${info ? performanceHead(info.concert, this.startsAt) : nothing}
      ${endNotice(this.end, info?.concertId ?? null, 'seats')}
      ${info && statuses ? this.#seats(info, statuses) : this.end ? nothing : html`<p class="muted">${t('loading')}</p>`}
    </div>`;
  }

  /**
   * @param {import('../lib/performances.js').PerformanceInfo} info
   * @param {SeatStatuses} statuses
   */
  #seats({ hall }, statuses) {
    return html`<div
        class="seats-grid"
        @seat-pressed=${(/** @type {CustomEvent} */ event) => this.#press(event.detail)}
        @group-chosen=${(/** @type {CustomEvent} */ event) => this.#showSeats(event.detail)}
        @section-chosen=${(/** @type {CustomEvent} */ event) => this.#map?.showSection(event.detail)}
      >
        <div class="seats-map">
          ${this.end ? nothing : this.#live()}
          <fr-seat-map .hall=${hall} .statuses=${statuses} .choice=${this.choice}></fr-seat-map>
          ${shapeLegend(FANS)} ${sectionLegend(hall, statuses, (index) => this.#map?.showSection(index))}
        </div>
        <fr-seat-list
          .hall=${hall}
          .statuses=${statuses}
          .choice=${this.choice}
          ?locked=${this.hold !== null || this.end !== null}
        ></fr-seat-list>
      </div>
      <div class="choice-dock" ?hidden=${this.end !== null}>
        <div role="alert">${this.notice ? html`<p class="notice">${this.notice}</p>` : nothing}</div>
        ${this.#bar()}
      </div>`;
  }

  #live() {
    return html`<p class="small muted">${this.isLive ? t('seats.live') : t('seats.not-live')}</p>`;
  }

  #bar() {
    return html`<fr-choice-bar
      .choice=${this.choice}
      .hold=${this.hold}
      ?busy=${this.busy}
      @hold=${this.#hold}
      @pay=${this.#pay}
      @give-back=${this.#giveBack}
    ></fr-choice-bar>`;
  }

  /** @param {number[]} seats */
  #showSeats(seats) {
    this.notice = '';
    this.#map?.showSeats(seats);
  }
}

/** @param {any} error of giving back what may be gone already */
function unlessGone(error) {
  if (!(error instanceof Problem) || error.status !== 404) {
    throw error;
  }
}

customElements.define('fr-seats', Seats);
