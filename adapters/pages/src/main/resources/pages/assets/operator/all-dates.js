import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import '../parts/notice.js';
import { all } from '../lib/api.js';
import { dateTime } from '../lib/format.js';
import { t } from '../lib/text.js';
import { houseDates } from './calls.js';
import { OperatorPart } from './operator-part.js';
import { bar, bySection, figures, isOver, stateLine } from './sales.js';

/** @typedef {import('./calls.js').Sales} Sales */

const REFRESH_MS = 5_000;
/** Each has a table of its sections and is read again and again, so a house with hundreds does not show them all at once. */
const SHOWN = 20;

/** The dates of all concerts that are to come or have just begun: how each sells, by section. */
class AllDates extends OperatorPart {
  static properties = { dates: { attribute: false }, hasMore: { attribute: false } };

  constructor() {
    super();
    /** @type {Sales[] | null} earliest first */
    this.dates = null;
    this.hasMore = false;
    this.shown = SHOWN;
    /** @type {Map<string, any>} by their ids */
    this.concerts = new Map();
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
    this.every(REFRESH_MS, () => this.#load());
  }

  async #load() {
    const options = { signal: this.signal, once: this.dates !== null };
    try {
      const { dates, next } = await houseDates(this.shown, options);
      if (!dates.every((sales) => this.concerts.has(sales.concertId))) {
        const concerts = await all('/admin/concerts', options);
        this.concerts = new Map(concerts.map((concert) => [concert.concertId, concert]));
      }
      this.dates = dates;
      this.hasMore = next !== null;
      this.problem = null;
    } catch (error) {
      this.problem = this.signal.aborted || this.dates ? null : error;
    }
  }

  async #more() {
    this.shown += SHOWN;
    await this.#load();
  }

  render() {
    return html`<fr-problem .problem=${this.problem} .retry=${() => this.#load()}></fr-problem>
      ${this.dates ? this.#list(this.dates) : this.problem ? nothing : html`<p class="muted">${t('loading')}</p>`}`;
  }

  /** @param {Sales[]} dates */
  #list(dates) {
    return dates.length === 0
      ? html`<p class="empty">${t('operator.all-dates.none')}</p>`
      : html`<ul class="stack plain">
            ${repeat(
              dates,
              (sales) => sales.performanceId,
              (sales) => html`<li>${this.#date(sales)}</li>`,
            )}
          </ul>
          ${this.hasMore ? html`<button type="button" class="quiet" @click=${this.#more}>${t('more')}</button>` : nothing}`;
  }

  /** @param {Sales} sales */
  #date(sales) {
    const concert = this.concerts.get(sales.concertId);
    const when = dateTime(sales.startsAt, concert?.timeZone);
    return html`<article class="card">
      <div class="row spread">
        <h2><a href="/operator/performances/${sales.performanceId}">${concert?.title} · ${when}</a></h2>
        ${stateLine(sales)}
      </div>
      ${isOver(sales) ? nothing : bar(sales)} ${figures(sales)}
      <details>
        <summary>${t('operator.by-section')}</summary>
        ${bySection(sales, t('operator.sections-of', { time: `${concert?.title}, ${when}` }))}
      </details>
    </article>`;
  }
}

customElements.define('fr-all-dates', AllDates);
