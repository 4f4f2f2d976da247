import { html, nothing } from 'lit';
import '../parts/notice.js';
import { api } from '../lib/api.js';
import { attempt } from '../lib/attempt.js';
import { everySecond } from '../lib/clock.js';
import { points } from '../lib/format.js';
import { t } from '../lib/text.js';
import { field } from '../parts/field.js';
import { retryNotice } from '../fan/retry-notice.js';
import { OperatorPart } from './operator-part.js';

/**
 * Finds the wallet of a user by e-mail, and credits it.
 *
 * @typedef {{userId: string, email: string, name: string, balance: number}} Wallet
 */
class CreditWallet extends OperatorPart {
  static properties = { found: { attribute: false }, retryAt: { attribute: false } };

  constructor() {
    super();
    /** @type {Wallet | null} */
    this.found = null;
    /** @type {number | null} when a credit without an outcome is repeated, by this device's clock */
    this.retryAt = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.untilRemoved(everySecond(() => this.retryAt !== null && this.requestUpdate()));
  }

  render() {
    return html`<form class="form" @submit=${this.#find}>
        ${field({
          name: 'owner',
          type: 'email',
          label: t('operator.people.email'),
          autocomplete: 'off',
          error: this.errorOf('email'),
        })}
        <div class="row"><button aria-disabled=${this.busy}>${t('operator.people.find')}</button></div>
      </form>
      ${this.found ? this.#credit(this.found) : nothing}
      <fr-problem .problem=${this.problem} where="operator.wallets"></fr-problem>
      <div role="status">
        ${this.done ? html`<p class="notice good">${this.done}</p>` : nothing}
        ${retryNotice(this.retryAt, 'wallet.retry')}
      </div>`;
  }

  /** @param {Wallet} wallet */
  #credit(wallet) {
    return html`<form class="form" @submit=${(/** @type {SubmitEvent} */ event) => this.#submit(event, wallet)}>
      <p>
        <strong>${wallet.name}</strong><br />
        <span class="muted">${wallet.email}</span><br />
        ${t('wallet.balance')}: <span class="numeric">${points(wallet.balance)}</span>
      </p>
      ${field({ name: 'credit', label: t('wallet.amount'), inputmode: 'numeric', error: this.errorOf('amount') })}
      <div class="row"><button class="main" aria-disabled=${this.busy}>${t('operator.wallets.credit')}</button></div>
    </form>`;
  }

  /** @param {SubmitEvent} event */
  async #find(event) {
    event.preventDefault();
    const email = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('owner') ?? '').trim();
    this.found = null;
    const response = await this.attempt(() =>
      api.get(`/admin/wallets?email=${encodeURIComponent(email)}`, { signal: this.signal, once: true }),
    );
    this.found = response?.body ?? null;
  }

  /**
   * A credit whose outcome is unknown is sent again under its key, so that it happens once.
   *
   * @param {SubmitEvent} event
   * @param {Wallet} wallet
   */
  async #submit(event, wallet) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const amount = Number(String(new FormData(form).get('credit')).replace(/\D/g, ''));
    const name = `credit.${wallet.userId}.${amount}`;
    const path = `/admin/wallets/${wallet.userId}/charges`;
    const credited = await this.attempt(() =>
      attempt(
        name,
        path,
        { amount },
        {
          signal: this.signal,
          onWait: (retryAt) => (this.retryAt = retryAt),
        },
      ),
    );
    if (credited) {
      this.found = { ...wallet, balance: credited.balance };
      this.done = t('operator.wallets.credited', { amount: points(credited.amount), name: wallet.name });
      form.reset();
    }
  }
}

customElements.define('fr-credit-wallet', CreditWallet);
