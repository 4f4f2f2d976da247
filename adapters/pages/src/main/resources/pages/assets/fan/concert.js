import { html, nothing } from 'lit';
import '../parts/notice.js';
import './concert-dates.js';
import './gone.js';
import './join.js';
import './lobby.js';
import './turn.js';
import './waiting-room.js';
import { alarm } from '../lib/alarm.js';
import { all, api, Problem } from '../lib/api.js';
import { now, until } from '../lib/clock.js';
import { keepCommitment } from '../lib/commitments.js';
import { whenAll } from '../lib/format.js';
import { pause } from '../lib/retry.js';
import { go } from '../lib/router.js';
import { t } from '../lib/text.js';
import { tickets } from '../lib/tickets.js';
import { Page } from '../parts/part.js';

/** How often the public state of the sale is asked for; a place has a stream of its own. */
const REFRESH_MS = 10_000;
/** How often the dates are looked for in one's turn: caches may keep a list without them for some seconds. */
const DATES_MS = 2_000;

/** A concert: what, where and when, and the way to its seats: joining, waiting, one's turn. */
class ConcertPage extends Page {
  static properties = {
    ...Page.properties,
    concert: { attribute: false },
    queue: { attribute: false },
    dates: { attribute: false },
    place: { attribute: false },
    problem: { attribute: false },
  };

  /** @type {string | null} of the place that is watched */
  #token = null;
  #stopWatching = () => {};

  constructor() {
    super();
    /** @type {any} */
    this.concert = null;
    /** @type {any} the public state of the sale */
    this.queue = null;
    /** @type {any[] | 'guarded' | null} null until they are known; guarded if they are shown only in one's turn */
    this.dates = null;
    /** @type {import('../lib/place-watcher.js').Place | null} null for somebody who is not in line */
    this.place = null;
    /** @type {any} */
    this.problem = null;
    /** whether one has just asked to be let in, here */
    this.wantsIn = false;
  }

  get subject() {
    return this.concert?.title ?? '';
  }

  /** One heading for all states, since it has the focus. */
  get #title() {
    return this.concert?.title ?? t(this.#isMissing ? 'concert.missing' : 'loading');
  }

  get #isMissing() {
    return this.problem instanceof Problem && this.problem.status === 404;
  }

  /** @returns {string} */
  get #id() {
    return this.params.concertId;
  }

  connectedCallback() {
    super.connectedCallback();
    alarm.setSubject(this.#id);
    this.untilRemoved(() => alarm.setSubject(null));
    this.listen(tickets, 'change', () => this.#watch());
    this.untilRemoved(() => this.#stopWatching());
    this.every(REFRESH_MS, () => (this.concert ? this.#look() : this.#load()), this.#load());
    this.#watch();
  }

  async #load() {
    try {
      const [concert] = await Promise.all([this.#read(`/concerts/${this.#id}`), this.#refresh(), this.#findDates()]);
      this.concert = concert;
      this.problem = null;
    } catch (error) {
      this.problem = this.signal.aborted ? null : error;
    }
  }

  /** @param {string} path */
  async #read(path) {
    return (await api.get(path, { signal: this.signal })).body;
  }

  /** Fails only for a concert that does not exist; what is known stays. */
  async #refresh() {
    try {
      this.queue = await this.#read(`/concerts/${this.#id}/queue`);
      keepCommitment(this.queue, new Date(now()).toISOString());
    } catch (error) {
      if (!this.queue && !this.signal.aborted) {
        throw error;
      }
    }
  }

  /** The dates are known once the sale has opened, and until it closes. */
  get #hasDates() {
    return Array.isArray(this.dates) && this.dates.length > 0 && !this.queue?.saleClosed;
  }

  /** Looks what has changed. */
  async #look() {
    await this.#refresh();
    if (!this.#hasDates) {
      await this.#findDates().catch(() => {});
    }
  }

  async #findDates() {
    const path = `/concerts/${this.#id}/performances`;
    try {
      this.dates = await all(path, { signal: this.signal, queueToken: tickets.token(this.#id) });
    } catch (error) {
      if (!(error instanceof Problem) || ![401, 403, 410].includes(error.status)) {
        throw error;
      }
      this.dates = 'guarded';
    }
  }

  /** Follows the place of this browser, whichever tab has got it. */
  #watch() {
    const token = tickets.token(this.#id);
    if (token === this.#token) {
      return;
    }
    this.#stopWatching();
    this.#token = token;
    this.place = null;
    this.#stopWatching = token === null ? () => {} : tickets.watch(this.#id, (place) => this.#hear(place));
    // There is one more, or one less, in line.
    this.#refresh().catch(() => {});
  }

  /** @param {import('../lib/place-watcher.js').Place} place */
  #hear(place) {
    const before = this.place?.status;
    this.place = place;
    const isTurn = place.status?.state === 'ACTIVE';
    if (isTurn && before?.state !== 'ACTIVE') {
      this.#beginTurn(this.wantsIn || before?.state === 'WAITING');
    }
    if (before && place.status && before.soldOut !== place.status.soldOut) {
      this.#refresh();
    }
  }

  /**
   * Time is short then: whoever waited is led to the seats if there is but one date.
   *
   * @param {boolean} isAwaited here, so that nobody who comes back to this page is sent away from it
   */
  async #beginTurn(isAwaited) {
    while (!this.#hasDates && this.place?.status?.state === 'ACTIVE' && !this.signal.aborted) {
      await this.#findDates();
      if (!this.#hasDates) {
        await pause(DATES_MS, this.signal).catch(() => {});
      }
    }
    if (isAwaited && Array.isArray(this.dates) && this.dates.length === 1) {
      go(`/performances/${this.dates[0].performanceId}`);
    }
  }

  render() {
    return html`<div class="page concert">
      <header class="concert-head">
        <h1>${this.#title}</h1>
        ${this.concert ? this.#head() : nothing}
      </header>
      ${
        this.#isMissing
          ? html`<p><a class="button main" href="/">${t('missing.home')}</a></p>`
          : html`<fr-problem .problem=${this.problem} .retry=${() => this.#load()}></fr-problem>`
      }
      ${
        this.concert && this.queue
          ? html`<div class="two">
              <div class="stack" @joining=${() => (this.wantsIn = true)}>${this.#way()}</div>
              <fr-concert-dates
                .concert=${this.concert}
                .dates=${this.dates}
                .isClosed=${this.queue.saleClosed}
                .isTurn=${this.place?.status?.state === 'ACTIVE'}
              ></fr-concert-dates>
            </div>`
          : nothing
      }
    </div>`;
  }

  #head() {
    const { artist, venue, timeZone, firstStartsAt, lastStartsAt } = this.concert;
    return html`<p class="by">${artist}</p>
      <p class="muted">
        ${venue}${firstStartsAt ? html`<span aria-hidden="true"> · </span>${whenAll(firstStartsAt, lastStartsAt, timeZone)}` : nothing}
      </p>`;
  }

  #way() {
    const { concert, queue, place } = this;
    const gone = tickets.gone(this.#id);
    if (gone) {
      return html`<fr-gone .concert=${concert} .gone=${gone} .queue=${queue}></fr-gone>`;
    }
    if (place === null) {
      return until(queue.opensAt) > 0 && !queue.saleClosed
        ? html`<fr-lobby .concert=${concert} .queue=${queue} @opened=${() => this.#look()}></fr-lobby>`
        : html`<fr-join .concert=${concert} .queue=${queue}></fr-join>`;
    }
    const { status } = place;
    if (status?.state === 'ACTIVE') {
      return html`<fr-turn .concert=${concert} .queue=${queue} .place=${place} .dates=${this.dates}></fr-turn>`;
    }
    return status && until(status.opensAt) > 0
      ? html`<fr-lobby .concert=${concert} .queue=${queue} .place=${place} @opened=${() => this.#look()}></fr-lobby>`
      : html`<fr-waiting-room .concert=${concert} .queue=${queue} .place=${place}></fr-waiting-room>`;
  }
}

customElements.define('fr-concert', ConcertPage);
