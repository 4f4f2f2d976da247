import { html, nothing } from 'lit';
import './alarm-settings.js';
import './check-place.js';
import './heard.js';
import './leave.js';
import { number, time, waitRange } from '../lib/format.js';
import { progress } from '../lib/progress.js';
import { t } from '../lib/text.js';
import { Part } from '../parts/part.js';
import { mayClose, message } from './room-parts.js';

/** From so many waits on, the share of those that were as told says something. */
const PROMISES_MIN = 10;

/** The place in line: how many are ahead, how long it will take, and whether one may go away meanwhile. */
class WaitingRoom extends Part {
  static properties = {
    concert: { attribute: false },
    queue: { attribute: false },
    place: { attribute: false },
  };

  constructor() {
    super();
    /** @type {any} */
    this.concert = null;
    /** @type {any} */
    this.queue = null;
    /** @type {import('../lib/place-watcher.js').Place | null} */
    this.place = null;
  }

  render() {
    const status = this.place?.status;
    return html`<section class="card room" aria-labelledby="line">
        ${status?.position ? this.#place(status) : html`<h2 id="line">${t('room.finding')}</h2>`}
        <fr-heard .place=${this.place}></fr-heard>
      </section>
      ${mayClose(this.queue)}
      <fr-alarm-settings .ahead=${status?.ahead ?? null}></fr-alarm-settings>
      ${
        this.#isDrawn(status) ? html`<fr-check-place .queue=${this.queue} .status=${status}></fr-check-place>` : nothing
      }
      <fr-leave .concertId=${this.concert.concertId}></fr-leave>`;
  }

  /** @param {any} status */
  #isDrawn(status) {
    return status && status.lot !== null && status.lot !== undefined;
  }

  /** @param {any} status */
  #place(status) {
    const { position, ahead, ticketId } = status;
    const { first, share } = progress(ticketId, position);
    return html`<h2 id="line" class="state on">${t('room.title')}</h2>
      <div class="figures">
        <p><span class="huge">${number(position)}</span><span>${t('room.place')}</span></p>
        <p><span class="huge">${number(ahead)}</span><span>${t('room.ahead', { count: ahead })}</span></p>
      </div>
      <div class="stack tight">
        <progress max="1" value=${share} aria-label=${t('room.progress')}></progress>
        <p class="muted small numeric">${first === position ? t('room.began-here') : t('room.began', { first })}</p>
      </div>
      ${message(status.message)} ${this.#wait(status)}
      ${status.soldOut ? html`<p class="notice warn">${t('room.sold-out')}</p>` : nothing}`;
  }

  /**
   * Without an estimate nobody is let in: the sale is paused.
   *
   * @param {any} status
   */
  #wait({ estimatedWaitSeconds: low, estimatedWaitSecondsHigh: high, ahead }) {
    if (low === null) {
      return html`<div class="notice warn" role="status">
        <p><strong>${t('room.paused')}</strong> ${t('room.paused-text')}</p>
      </div>`;
    }
    const { toldAt } = /** @type {import('../lib/place-watcher.js').Place} */ (this.place);
    const from = new Date(toldAt + low * 1000).toISOString();
    const to = new Date(toldAt + high * 1000).toISOString();
    const isNext = ahead === 0 && high < 60;
    return html`<div class="stack tight">
      <p class="big">${isNext ? t('room.next') : t('room.wait', { time: waitRange(low, high) })}</p>
      <p class="numeric">
        ${time(from) === time(to) ? t('room.at', { time: time(from) }) : t('room.between', { from: time(from), to: time(to) })}
      </p>
      ${isNext ? nothing : this.#kept()}
    </div>`;
  }

  /** How often what was said here came true. */
  #kept() {
    const { promises } = this.queue;
    if (!promises || promises.told < PROMISES_MIN) {
      return html`<p class="muted small">${t('room.range')}</p>`;
    }
    return html`<p class="muted small">${t('room.kept', { ...promises, count: promises.told })}</p>`;
  }
}

customElements.define('fr-waiting-room', WaitingRoom);
