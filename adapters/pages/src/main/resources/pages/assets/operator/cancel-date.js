import { html, nothing } from 'lit';
import '../parts/notice.js';
import { api } from '../lib/api.js';
import { dateTime, points } from '../lib/format.js';
import { t } from '../lib/text.js';
import { textField } from './forms.js';
import { OperatorPart } from './operator-part.js';

const REASON_MAX = 280;

/** Asks before a date is canceled: says what that refunds, and wants a reason. Fires `canceled`, and `closed` in any case. */
class CancelDate extends OperatorPart {
  static properties = { sales: { attribute: false }, concert: { attribute: false }, reason: { attribute: false } };

  constructor() {
    super();
    /** @type {import('./calls.js').Sales | null} the dialog is open while there are some */
    this.sales = null;
    /** @type {any} */
    this.concert = null;
    this.reason = '';
  }

  /** @param {Map<any, any>} changed */
  updated(changed) {
    if (changed.has('sales') && this.sales) {
      this.querySelector('dialog')?.showModal();
    }
  }

  render() {
    const { sales } = this;
    if (!sales) {
      return nothing;
    }
    return html`<dialog aria-labelledby="cancel-title" @close=${this.#closed}>
      <form class="form" @submit=${this.#submit}>
        <h2 id="cancel-title">
          ${t('operator.cancel.title', { time: dateTime(sales.startsAt, this.concert.timeZone) })}
        </h2>
        <ul class="consequences">
          <li>${t('operator.cancel.sold', { count: sales.sold, amount: points(sales.revenue) })}</li>
          <li>${t('operator.cancel.reserved', { count: sales.reserved })}</li>
          <li>${t('operator.cancel.held', { count: sales.held })}</li>
          <li>${t('operator.cancel.available', { count: sales.available })}</li>
        </ul>
        <p><strong>${t('operator.cancel.final')}</strong></p>
        ${textField({
          name: 'cancel-reason',
          label: t('operator.cancel.reason'),
          value: this.reason,
          maxlength: REASON_MAX,
          error: this.errorOf('reason'),
          changed: (value) => (this.reason = value),
        })}
        <fr-problem .problem=${this.problem}></fr-problem>
        <div class="actions">
          <button type="button" class="quiet" @click=${() => this.querySelector('dialog')?.close()}>
            ${t('operator.date.keep')}
          </button>
          <button class="danger" aria-disabled=${this.busy}>
            ${t('operator.cancel.yes', { amount: points(sales.revenue) })}
          </button>
        </div>
      </form>
    </dialog>`;
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    const { sales, reason } = this;
    const canceled = await this.attempt(() =>
      api.post(`/admin/performances/${sales?.performanceId}/cancellation`, { reason: reason.trim() }),
    );
    if (canceled) {
      this.querySelector('dialog')?.close();
      this.dispatchEvent(new Event('canceled'));
    }
  }

  #closed() {
    this.problem = null;
    this.reason = '';
    this.dispatchEvent(new Event('closed'));
  }
}

customElements.define('fr-cancel-date', CancelDate);
