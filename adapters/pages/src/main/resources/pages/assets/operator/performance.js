import { html, nothing } from 'lit';
import './date-acts.js';
import './house.js';
import { api } from '../lib/api.js';
import { dateTime, differsHere } from '../lib/format.js';
import { t } from '../lib/text.js';
import { salesOf } from './calls.js';
import { OperatorPage } from './operator-page.js';
import { bar, bySection, figures, isOver, refunds, stateLine } from './sales.js';

const REFRESH_MS = 3_000;

/** One date: how it sells, what can be done with it, and who has what. */
class Performance extends OperatorPage {
  static properties = { sales: { attribute: false }, concert: { attribute: false } };

  constructor() {
    super();
    /** @type {import('./calls.js').Sales | null} */
    this.sales = null;
    /** @type {any} */
    this.concert = null;
  }

  get subject() {
    return this.sales && this.concert ? `${this.#when} · ${this.concert.title}` : t('operator.house.title');
  }

  get #when() {
    return this.sales && this.concert ? dateTime(this.sales.startsAt, this.concert.timeZone) : '';
  }

  connectedCallback() {
    super.connectedCallback();
    const timer = setInterval(() => document.hidden || !this.sales || this.#refresh(), REFRESH_MS);
    this.untilRemoved(() => clearInterval(timer));
  }

  async load() {
    await this.reading(async () => {
      const sales = await salesOf(this.params.performanceId, { signal: this.signal });
      const { body } = await api.get(`/concerts/${sales.concertId}`, { signal: this.signal, fresh: true });
      this.concert = body;
      this.sales = sales;
    });
  }

  async #refresh() {
    try {
      this.sales = await salesOf(this.params.performanceId, { signal: this.signal, once: true });
    } catch {
      // What was known stays; the frame says that the service cannot be reached.
    }
  }

  content() {
    const { sales, concert } = this;
    return html`<h1>${this.#when || t('operator.house.title')}</h1>
      ${sales && concert ? this.#date(sales) : this.problem ? nothing : html`<p class="muted">${t('loading')}</p>`}`;
  }

  /** @param {import('./calls.js').Sales} sales */
  #date(sales) {
    return html`<p class="muted">
        <a href="/operator/concerts/${sales.concertId}?view=dates"
          >${t('operator.house.back', { title: this.concert.title })}</a
        >
        ${
          differsHere(this.concert.timeZone, sales.startsAt)
            ? html` · ${t('operator.here', { time: dateTime(sales.startsAt) })}`
            : nothing
        }
      </p>
      <section class="card" aria-label=${t('operator.room.now')}>
        ${stateLine(sales)} ${isOver(sales) ? refunds(sales) : bar(sales)} ${figures(sales)}
        ${bySection(sales, t('operator.sections-of', { time: this.#when }))}
        <fr-date-acts .sales=${sales} .concert=${this.concert} @changed=${() => this.#refresh()}></fr-date-acts>
      </section>
      <section class="card" aria-labelledby="house">
        <h2 id="house">${t('operator.house.map')}</h2>
        <fr-house .performanceId=${sales.performanceId}></fr-house>
      </section>`;
  }
}

customElements.define('fr-operator-performance', Performance);
