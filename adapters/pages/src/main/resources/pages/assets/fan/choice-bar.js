import { html, nothing } from 'lit';
import '../parts/countdown.js';
import { points } from '../lib/format.js';
import { t } from '../lib/text.js';
import { seatsInWords } from '../map/seat-words.js';
import { Part } from '../parts/part.js';

/**
 * The chosen seats with their sum, and what to do with them. Fires `hold`, `pay` and `give-back`.
 */
class ChoiceBar extends Part {
  static properties = {
    choice: { attribute: false },
    hold: { attribute: false },
    busy: { type: Boolean },
  };

  constructor() {
    super();
    /** @type {import('../map/choice.js').Choice} */
    this.choice = /** @type {any} */ (null);
    /** @type {import('../lib/holds.js').Unpaid | null} what the fan holds of this performance */
    this.hold = null;
    this.busy = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.listen(this.choice, 'change', () => this.requestUpdate());
  }

  render() {
    return html`<section class="choice-bar" aria-label=${t('choice.title')}>
      ${this.hold ? this.#held(this.hold) : this.choice.seats.size > 0 ? this.#chosen() : this.#empty()}
    </section>`;
  }

  #empty() {
    return html`<p class="muted">${t('choice.empty')}</p>`;
  }

  #chosen() {
    return html`${this.#seats()}
      <div class="actions">
        <button type="button" class="quiet" ?disabled=${this.busy} @click=${() => this.choice.clear()}>
          ${t('choice.clear')}
        </button>
        <button type="button" class="main" ?disabled=${this.busy} @click=${() => this.#fire('hold')}>
          ${this.busy ? t('choice.holding') : t('choice.hold', { count: this.choice.seats.size })}
        </button>
      </div>`;
  }

  /** @param {import('../lib/holds.js').Unpaid} hold */
  #held(hold) {
    return html`${this.#seats()}
      <p class="choice-time">${t('hold.yours')} <fr-countdown until=${hold.expiresAt}></fr-countdown></p>
      <div class="actions">
        <button type="button" class="quiet" ?disabled=${this.busy} @click=${() => this.#fire('give-back')}>
          ${t('hold.give-back')}
        </button>
        <button type="button" class="main" ?disabled=${this.busy} @click=${() => this.#fire('pay')}>
          ${t('hold.pay')}
        </button>
      </div>`;
  }

  #seats() {
    const { choice } = this;
    return html`<p class="choice-seats">
      <span>${seatsInWords(choice.hall, choice.numbers)}</span>
      ${choice.seats.size > 0 ? html`<strong class="numeric">${points(choice.totalPrice)}</strong>` : nothing}
    </p>`;
  }

  /** @param {string} type */
  #fire(type) {
    this.dispatchEvent(new Event(type));
  }
}

customElements.define('fr-choice-bar', ChoiceBar);
