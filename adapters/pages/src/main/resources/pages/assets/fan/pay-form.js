import { html, nothing } from 'lit';
import { points } from '../lib/format.js';
import { has, t } from '../lib/text.js';
import { field } from '../parts/field.js';
import { Part } from '../parts/part.js';

/**
 * How to pay: points, charged first if some are missing, or a card. Fires `pay` with `{method, cardToken}` and `charge` with
 * the missing amount as their details; while it is busy, whoever listens ignores them.
 */
class PayForm extends Part {
  static properties = {
    amount: { type: Number },
    balance: { attribute: false },
    rules: { attribute: false },
    busy: { type: Boolean },
    method: { state: true },
  };

  constructor() {
    super();
    this.amount = 0;
    /** @type {number | null} null until it is known */
    this.balance = null;
    /** @type {{paymentMethods: string[], sandboxCardTokens: string[], walletCharges: string}} */
    this.rules = { paymentMethods: [], sandboxCardTokens: [], walletCharges: 'OFF' };
    this.busy = false;
    this.method = 'WALLET';
  }

  render() {
    return html`<section class="pay-form" aria-labelledby="pay-how">
      <h2 id="pay-how">${t('pay.how')}</h2>
      ${this.rules.paymentMethods.length > 1 ? this.#methods() : nothing}
      ${this.method === 'WALLET' ? this.#points() : this.#card()}
    </section>`;
  }

  #methods() {
    return html`<fieldset class="segments">
      <legend class="unseen">${t('pay.how')}</legend>
      ${this.rules.paymentMethods.map(
        (method) =>
          html`<label
            ><input
              type="radio"
              name="pay-method"
              value=${method}
              .checked=${method === this.method}
              ?disabled=${this.busy}
              @change=${() => (this.method = method)}
            /><span>${t(`pay.method.${method}`)}</span></label
          >`,
      )}
    </fieldset>`;
  }

  #points() {
    if (this.balance === null) {
      return html`<p class="muted">${t('loading')}</p>`;
    }
    const left = this.balance - this.amount;
    return html`<dl class="sums">
        <div>
          <dt>${t('pay.balance')}</dt>
          <dd class="numeric">${points(this.balance)}</dd>
        </div>
        <div>
          <dt>${t('pay.amount')}</dt>
          <dd class="numeric">${points(this.amount)}</dd>
        </div>
        ${
          left < 0
            ? html`<div class="missing">
                <dt>${t('pay.missing')}</dt>
                <dd class="numeric">${points(-left)}</dd>
              </div>`
            : html`<div>
                <dt>${t('pay.after')}</dt>
                <dd class="numeric">${points(left)}</dd>
              </div>`
        }
      </dl>
      ${
        left < 0
          ? this.#charge(-left)
          : this.#button(t('pay.now', { amount: points(this.amount) }), () => this.#fire('pay', { method: 'WALLET' }))
      }`;
  }

  /** @param {number} missing */
  #charge(missing) {
    if (this.rules.walletCharges !== 'OPEN') {
      return html`<p>${t(this.rules.walletCharges === 'OPERATOR' ? 'wallet.by-operator' : 'wallet.off')}</p>`;
    }
    return html`<p>${t('pay.charge-first')}</p>
      ${this.#button(t('pay.charge', { amount: points(missing) }), () => this.#fire('charge', missing))}`;
  }

  #card() {
    return this.rules.sandboxCardTokens.length > 0 ? this.#sandbox() : this.#ownCard();
  }

  #sandbox() {
    return html`<p class="notice">${t('pay.sandbox')}</p>
      <ul class="sandbox-cards plain">
        ${this.rules.sandboxCardTokens.map(
          (token) =>
            html`<li>
              <button type="button" aria-disabled=${this.busy} @click=${() => this.#payByCard(token)}>
                <span>${has(`pay.card.${token}`) ? t(`pay.card.${token}`) : token}</span>
                <code>${token}</code>
              </button>
            </li>`,
        )}
      </ul>`;
  }

  #ownCard() {
    return html`<form @submit=${this.#submit}>
      ${field({ name: 'card-token', label: t('pay.card-token'), hint: t('pay.card-token-hint'), maxlength: 255 })}
      <div class="actions">
        <button class="main" aria-disabled=${this.busy}>${t('pay.now', { amount: points(this.amount) })}</button>
      </div>
    </form>`;
  }

  /** @param {SubmitEvent & {target: HTMLFormElement}} event */
  #submit(event) {
    event.preventDefault();
    this.#payByCard(String(new FormData(event.target).get('card-token')).trim());
  }

  /** @param {string} cardToken */
  #payByCard(cardToken) {
    this.#fire('pay', { method: 'CARD', cardToken });
  }

  /**
   * @param {string} words
   * @param {() => void} act
   */
  #button(words, act) {
    return html`<div class="actions">
      <button type="button" class="main" aria-disabled=${this.busy} @click=${act}>${words}</button>
    </div>`;
  }

  /**
   * @param {string} type
   * @param {any} detail
   */
  #fire(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

customElements.define('fr-pay-form', PayForm);
