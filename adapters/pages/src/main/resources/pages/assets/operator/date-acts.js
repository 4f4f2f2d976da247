import { html, nothing } from 'lit';
import '../parts/notice.js';
import './cancel-date.js';
import { api } from '../lib/api.js';
import { dateTime } from '../lib/format.js';
import { t } from '../lib/text.js';
import { ask } from '../parts/dialog.js';
import { salesOf } from './calls.js';
import { errorList, momentField } from './forms.js';
import { OperatorPart } from './operator-part.js';
import { isOver } from './sales.js';
import { toInstant, toLocal } from './zoned.js';

/** What can be done with a date: move, withdraw or cancel it. Fires `changed` after each. */
class DateActs extends OperatorPart {
  static properties = {
    sales: { attribute: false },
    concert: { attribute: false },
    isMoving: { attribute: false },
    starts: { attribute: false },
    canceling: { attribute: false },
  };

  constructor() {
    super();
    /** @type {any} */
    this.sales = null;
    /** @type {any} */
    this.concert = null;
    this.isMoving = false;
    this.starts = '';
    /** @type {any} the figures of a date that is about to be canceled; null for none */
    this.canceling = null;
  }

  get #path() {
    return `/admin/performances/${this.sales.performanceId}`;
  }

  render() {
    if (isOver(this.sales)) {
      return html`<div role="status">${this.done ? html`<p>${this.done}</p>` : nothing}</div>`;
    }
    return html`${this.isMoving ? this.#form() : this.#buttons()}
      <fr-problem .problem=${this.problem}></fr-problem>
      ${errorList(this.otherErrors(['startsAt']))}
      <div role="status">${this.done ? html`<p class="notice good">${this.done}</p>` : nothing}</div>
      <fr-cancel-date
        .sales=${this.canceling}
        .concert=${this.concert}
        @closed=${() => (this.canceling = null)}
        @canceled=${() => this.#tell('')}
      ></fr-cancel-date>`;
  }

  #buttons() {
    const neverSold = this.sales.sold + this.sales.reserved === 0;
    return html`<div class="row">
      <button type="button" @click=${this.#beginMove}>${t('operator.date.move')}</button>
      ${
        neverSold
          ? html`<button type="button" @click=${this.#withdraw}>${t('operator.date.withdraw')}</button>`
          : nothing
      }
      <button type="button" class="danger" @click=${this.#beginCancel}>${t('operator.date.cancel')}</button>
    </div>`;
  }

  #form() {
    const id = `moved-${this.sales.performanceId}`;
    return html`<form class="form" @submit=${this.#move}>
      ${momentField({
        name: id,
        label: t('operator.date.starts'),
        value: this.starts,
        hint: t('operator.date.move-hint', { count: this.sales.sold + this.sales.reserved }),
        error: this.errorOf('startsAt'),
        changed: (value) => (this.starts = value),
      })}
      <div class="actions">
        <button type="button" class="quiet" @click=${() => (this.isMoving = false)}>${t('cancel')}</button>
        <button class="main" aria-disabled=${this.busy}>${t('operator.date.move')}</button>
      </div>
    </form>`;
  }

  async #beginMove() {
    this.problem = null;
    this.done = '';
    this.starts = toLocal(this.sales.startsAt, this.concert.timeZone);
    this.isMoving = true;
    await this.updateComplete;
    this.querySelector('input')?.focus();
  }

  /** @param {SubmitEvent} event */
  async #move(event) {
    event.preventDefault();
    const startsAt = toInstant(this.starts, this.concert.timeZone);
    const moved = await this.attempt(() => api.patch(this.#path, { startsAt }));
    if (moved) {
      this.isMoving = false;
      this.#tell(t('operator.date.moved', { time: dateTime(startsAt, this.concert.timeZone) }));
    }
  }

  async #withdraw() {
    const isSure = await ask({
      title: t('operator.date.withdraw-title', { time: dateTime(this.sales.startsAt, this.concert.timeZone) }),
      text: t('operator.date.withdraw-text', { count: this.sales.seatsTotal, held: this.sales.held }),
      yes: t('operator.date.withdraw'),
      no: t('operator.date.keep'),
      danger: true,
    });
    if (isSure && (await this.attempt(() => api.delete(this.#path)))) {
      this.#tell(t('operator.date.withdrawn'));
    }
  }

  /** The question tells figures of this moment. */
  async #beginCancel() {
    this.canceling = (await this.attempt(() => salesOf(this.sales.performanceId, { once: true }))) ?? null;
  }

  /** @param {string} done */
  #tell(done) {
    this.done = done;
    this.dispatchEvent(new Event('changed'));
  }
}

customElements.define('fr-date-acts', DateActs);
