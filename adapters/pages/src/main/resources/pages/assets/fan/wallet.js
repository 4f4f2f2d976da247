import { html, nothing } from 'lit';
import '../parts/notice.js';
import { page } from '../lib/api.js';
import { attempt } from '../lib/attempt.js';
import { everySecond } from '../lib/clock.js';
import { dateTime, points, signedPoints } from '../lib/format.js';
import { salesRules } from '../lib/performances.js';
import { session } from '../lib/session.js';
import { t } from '../lib/text.js';
import { CHARGE, wallet } from '../lib/wallet.js';
import { field } from '../parts/field.js';
import { Page } from '../parts/part.js';
import { signInFirst } from '../parts/sign-in-first.js';
import { retryNotice } from './retry-notice.js';

const AMOUNTS = [50_000, 100_000, 300_000];

/** The balance, topping it up, and everything that has changed it. */
class WalletPage extends Page {
  static properties = {
    entries: { attribute: false },
    next: { attribute: false },
    problem: { attribute: false },
    added: { attribute: false },
    amount: { attribute: false },
    busy: { attribute: false },
    retryAt: { attribute: false },
    rules: { attribute: false },
  };

  constructor() {
    super();
    /** @type {any[] | null} */
    this.entries = null;
    /** @type {string | null} where the list goes on */
    this.next = null;
    /** @type {any} */
    this.problem = null;
    /** @type {number | null} what was just added */
    this.added = null;
    this.amount = AMOUNTS[1];
    this.busy = false;
    /** @type {number | null} when a top-up without an outcome is repeated, by this device's clock */
    this.retryAt = null;
    /** @type {{walletCharges: string} | null} */
    this.rules = null;
  }

  get subject() {
    return t('wallet.title');
  }

  connectedCallback() {
    super.connectedCallback();
    this.listen(wallet, 'change', () => this.requestUpdate());
    this.listen(session, 'change', () => this.#load());
    this.untilRemoved(everySecond(() => this.retryAt !== null && this.requestUpdate()));
    this.#load();
  }

  async #load() {
    this.entries = null;
    if (session.user) {
      await this.#attempt(async () => {
        await wallet.refresh();
        this.rules = await salesRules();
        await this.#read(null);
      });
    }
  }

  /** @param {string | null} after */
  async #read(after) {
    const { items, next } = await page('/wallet/entries', 20, after, { signal: this.signal });
    this.entries = after === null ? items : [...(this.entries ?? []), ...items];
    this.next = next;
  }

  /** @param {() => Promise<void>} act */
  async #attempt(act) {
    this.problem = null;
    try {
      await act();
    } catch (error) {
      this.problem = this.signal.aborted ? null : error;
    }
  }

  render() {
    return html`<div class="page">
      <h1>${t('wallet.title')}</h1>
      <fr-problem .problem=${this.problem}></fr-problem>
      ${session.user ? this.#wallet() : signInFirst()}
    </div>`;
  }

  #wallet() {
    return html`<div class="columns">
      <section class="card" aria-labelledby="balance">
        <h2 id="balance">${t('wallet.balance')}</h2>
        <p class="big numeric">${wallet.balance === null ? t('loading') : points(wallet.balance)}</p>
        ${this.rules === null ? nothing : this.#topUp(this.rules.walletCharges)}
      </section>
      <section class="stack" aria-labelledby="history">
        <h2 id="history">${t('wallet.history')}</h2>
        ${this.entries === null ? html`<p class="muted">${t('loading')}</p>` : this.#history(this.entries)}
      </section>
    </div>`;
  }

  /** @param {string} charges who may top up */
  #topUp(charges) {
    if (charges !== 'OPEN') {
      return html`<p class="muted">${t(charges === 'OPERATOR' ? 'wallet.by-operator' : 'wallet.off')}</p>`;
    }
    return html`<form class="form" @submit=${this.#submit}>
      <div class="choices" role="group" aria-label=${t('wallet.amount')}>
        ${AMOUNTS.map(
          (amount) =>
            html`<button type="button" aria-pressed=${amount === this.amount} @click=${() => (this.amount = amount)}>
              ${points(amount)}
            </button>`,
        )}
      </div>
      ${field({
        name: 'amount',
        label: t('wallet.amount'),
        value: String(this.amount),
        inputmode: 'numeric',
        hint: t('wallet.amount-hint'),
      })}
      <button class="main" aria-disabled=${this.busy}>${t('wallet.top-up')}</button>
      <div role="status">
        ${
          this.added === null
            ? nothing
            : html`<p class="notice good">${t('wallet.added', { amount: points(this.added) })}</p>`
        }
        ${retryNotice(this.retryAt, 'wallet.retry')}
      </div>
    </form>`;
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    if (this.busy) {
      return;
    }
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const amount = Number(String(form.get('amount')).replace(/\D/g, ''));
    this.busy = true;
    this.added = null;
    await this.#attempt(() => this.#charge(amount));
    this.busy = false;
  }

  /**
   * An attempt at the same amount whose outcome is unknown goes on, so that it happens once.
   *
   * @param {number} amount
   */
  async #charge(amount) {
    this.amount = amount;
    const body = await attempt(
      CHARGE,
      '/wallet/charges',
      { amount },
      {
        signal: this.signal,
        onWait: (retryAt) => (this.retryAt = retryAt),
      },
    );
    this.added = body.amount;
    wallet.learn(body.balance);
    await this.#read(null);
  }

  /** @param {any[]} entries */
  #history(entries) {
    if (entries.length === 0) {
      return html`<p class="empty">${t('wallet.empty')}</p>`;
    }
    return html`<ul class="plain ledger">
        ${entries.map(
          (entry) =>
            html`<li>
              <span>${t(`wallet.kind.${entry.kind}`)}</span>
              <strong class="numeric ${entry.amount > 0 ? 'plus' : ''}">${signedPoints(entry.amount)}</strong>
              <time class="muted small" datetime=${entry.at}>${dateTime(entry.at)}</time>
              <span class="muted small numeric">${t('wallet.after', { amount: points(entry.balanceAfter) })}</span>
            </li>`,
        )}
      </ul>
      ${
        this.next === null
          ? nothing
          : html`<button type="button" @click=${() => this.#attempt(() => this.#read(this.next))}>${t('more')}</button>`
      }`;
  }
}

customElements.define('fr-wallet', WalletPage);
