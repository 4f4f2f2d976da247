import { html, nothing } from 'lit';
import { points } from '../lib/format.js';
import { t } from '../lib/text.js';
import { Part } from '../parts/part.js';

/**
 * Asks which seats are to be canceled, and says what comes back.
 *
 * @typedef {{seat: number, label: string, price: number}} Cancelable
 */
class CancelDialog extends Part {
  static properties = { seats: { attribute: false }, until: { attribute: false }, chosen: { attribute: false } };

  constructor() {
    super();
    /** @type {Cancelable[]} */
    this.seats = [];
    /** until when it is possible, in words */
    this.until = '';
    /** @type {Set<number>} */
    this.chosen = new Set();
    /** @type {(seats: number[]) => void} none: it was declined */
    this.answer = () => {};
  }

  firstUpdated() {
    this.querySelector('dialog')?.showModal();
  }

  render() {
    const sum = this.seats.filter((it) => this.chosen.has(it.seat)).reduce((total, it) => total + it.price, 0);
    return html`<dialog aria-labelledby="cancel-title" closedby="any" @close=${this.#closed}>
      <h2 id="cancel-title">${t('tickets.cancel-title')}</h2>
      <form method="dialog" class="form">
        <fieldset class="stack tight">
          <legend class="unseen">${t('tickets.cancel-title')}</legend>
          ${this.seats.map((it) => this.#seat(it))}
        </fieldset>
        <div role="status">
          <p>${this.chosen.size > 0 ? t('tickets.cancel-refund', { amount: points(sum) }) : nothing} ${this.until}</p>
        </div>
        <div class="actions">
          <button value="no" class="quiet">${t('tickets.keep')}</button>
          <button value="yes" class="danger" ?disabled=${this.chosen.size === 0}>
            ${t('tickets.cancel-yes', { count: this.chosen.size })}
          </button>
        </div>
      </form>
    </dialog>`;
  }

  /** @param {Cancelable} cancelable */
  #seat({ seat, label, price }) {
    return html`<label class="check">
      <input type="checkbox" .checked=${this.chosen.has(seat)} @change=${() => this.#toggle(seat)} />
      <span>${label} · <span class="numeric">${points(price)}</span></span>
    </label>`;
  }

  /** @param {number} seat */
  #toggle(seat) {
    const { chosen } = this;
    this.chosen = chosen.has(seat) ? new Set([...chosen].filter((it) => it !== seat)) : new Set([...chosen, seat]);
  }

  #closed() {
    const isYes = this.querySelector('dialog')?.returnValue === 'yes';
    this.answer(isYes ? [...this.chosen] : []);
    this.remove();
  }
}

customElements.define('fr-cancel-dialog', CancelDialog);

/**
 * @param {Cancelable[]} seats
 * @param {string} until when it is possible, in words
 * @returns {Promise<number[]>} the seats to cancel, none if it was declined
 */
export function askWhichSeats(seats, until) {
  const dialog = /** @type {CancelDialog} */ (document.createElement('fr-cancel-dialog'));
  Object.assign(dialog, { seats, until, chosen: new Set(seats.map((it) => it.seat)) });
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.answer = resolve;
  });
}
