import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import '../parts/notice.js';
import './date-acts.js';
import './date-form.js';
import { dateTime } from '../lib/format.js';
import { t } from '../lib/text.js';
import { salesOf, salesOfConcert } from './calls.js';
import { OperatorPart } from './operator-part.js';
import { bar, bySection, figures, isOver, refunds, stateLine } from './sales.js';

/** @typedef {import('./calls.js').Sales} Sales */

const REFRESH_MS = 3_000;

/** The dates of a concert: how each sells, by section, and what can be done with it. */
class Dates extends OperatorPart {
  static properties = {
    concert: { attribute: false },
    dates: { attribute: false },
    isAdding: { attribute: false },
    failure: { attribute: false },
  };

  constructor() {
    super();
    /** @type {any} */
    this.concert = null;
    /** @type {Sales[] | null} */
    this.dates = null;
    this.isAdding = false;
    /** @type {any} why the dates cannot be shown */
    this.failure = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
    this.every(REFRESH_MS, () => this.#load(true));
  }

  async #load(once = false) {
    try {
      const dates = await salesOfConcert(this.concert.concertId, { signal: this.signal, once });
      this.dates = dates.toSorted((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
      this.failure = null;
    } catch (error) {
      this.failure = this.signal.aborted || this.dates ? null : error;
    }
  }

  render() {
    return html`<section class="stack" aria-labelledby="dates">
      <div class="row spread">
        <h2 id="dates">${t('operator.view.dates')}</h2>
        ${
          this.isAdding
            ? nothing
            : html`<button type="button" class="main" @click=${this.#add}>${t('operator.date.new')}</button>`
        }
      </div>
      <fr-problem .problem=${this.failure} .retry=${() => this.#load()}></fr-problem>
      <div role="status">${this.done ? html`<p class="notice good">${this.done}</p>` : nothing}</div>
      ${this.isAdding ? this.#form() : nothing}
      ${this.dates ? this.#list(this.dates) : this.failure ? nothing : html`<p class="muted">${t('loading')}</p>`}
    </section>`;
  }

  #form() {
    return html`<section class="card" aria-labelledby="new-date">
      <h3 id="new-date">${t('operator.date.new')}</h3>
      <fr-date-form
        .concert=${this.concert}
        @saved=${this.#added}
        @canceled=${() => (this.isAdding = false)}
      ></fr-date-form>
    </section>`;
  }

  async #add() {
    this.isAdding = true;
    this.done = '';
    await this.updateComplete;
    const form = /** @type {any} */ (this.querySelector('fr-date-form'));
    await form.updateComplete;
    form.querySelector('input').focus();
  }

  /** @param {CustomEvent} event */
  async #added({ detail }) {
    this.isAdding = false;
    await this.#load();
    this.done = t('operator.date.created', { time: dateTime(detail.startsAt, this.concert.timeZone) });
  }

  /** @param {Sales[]} dates */
  #list(dates) {
    return dates.length === 0
      ? html`<p class="empty">${t('operator.date.none')}</p>`
      : html`<ul class="stack plain">
          ${repeat(
            dates,
            (sales) => sales.performanceId,
            (sales) => html`<li>${this.#date(sales)}</li>`,
          )}
        </ul>`;
  }

  /** @param {Sales} sales */
  #date(sales) {
    const when = dateTime(sales.startsAt, this.concert.timeZone);
    return html`<article class="card">
      <div class="row spread">
        <h3><a href="/operator/performances/${sales.performanceId}">${when}</a></h3>
        ${stateLine(sales)}
      </div>
      ${isOver(sales) ? refunds(sales) : bar(sales)} ${figures(sales)}
      <details>
        <summary>${t('operator.by-section')}</summary>
        ${bySection(sales, t('operator.sections-of', { time: when }))}
      </details>
      <fr-date-acts .sales=${sales} .concert=${this.concert} @changed=${() => this.#refresh(sales)}></fr-date-acts>
    </article>`;
  }

  /** @param {Sales} sales of a date that was changed */
  async #refresh(sales) {
    const now = await salesOf(sales.performanceId, { signal: this.signal });
    this.dates = (this.dates ?? []).map((it) => (it.performanceId === now.performanceId ? { ...it, ...now } : it));
  }
}

customElements.define('fr-dates', Dates);
