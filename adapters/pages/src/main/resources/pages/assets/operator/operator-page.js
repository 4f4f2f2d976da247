import { html, nothing } from 'lit';
import '../parts/notice.js';
import './first-operator.js';
import { session } from '../lib/session.js';
import { addWords, t } from '../lib/text.js';
import { Page } from '../parts/part.js';
import { signInFirst } from '../parts/sign-in-first.js';
import { loadStyles } from './styles.js';

await Promise.all([loadStyles(new URL('operator.css', import.meta.url)), addWords('operator')]);

/** The base of the console's pages: only operators see what is on them. */
export class OperatorPage extends Page {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { problem: { attribute: false } };

  constructor() {
    super();
    /** @type {any} */
    this.problem = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.listen(session, 'change', () => this.#begin());
    this.#begin();
  }

  #begin() {
    this.requestUpdate();
    if (session.user?.isOperator) {
      this.load();
    }
  }

  /** Reads what the page shows. Called when an operator is signed in. */
  async load() {}

  /**
   * Reads, and shows what went wrong.
   *
   * @param {() => Promise<void>} read
   */
  async reading(read) {
    try {
      await read();
      this.problem = null;
    } catch (error) {
      this.problem = this.signal.aborted ? null : error;
    }
  }

  /** @returns {string} where in the console this is: a path of it */
  get place() {
    return '/operator';
  }

  /** What operators see; begins with an `h1`. */
  content() {
    return /** @type {any} */ (nothing);
  }

  render() {
    return html`<div class="page console">${session.user?.isOperator ? this.#console() : this.#gate()}</div>`;
  }

  #console() {
    return html`<nav class="tabs" aria-label=${t('operator.nav')}>
        ${this.#link('/operator', t('operator.concerts'))}
        ${this.#link('/operator?view=house', t('operator.all-dates'))}
        ${this.#link('/operator/wallets', t('operator.wallets'))} ${this.#link('/operator/trust', t('operator.trust'))}
      </nav>
      ${this.content()}
      <fr-problem .problem=${this.problem} .retry=${() => this.load()}></fr-problem>`;
  }

  /**
   * @param {string} path
   * @param {string} name
   */
  #link(path, name) {
    return html`<a href=${path} aria-current=${path === this.place ? 'page' : nothing}>${name}</a>`;
  }

  /** For everybody else: says whose page this is, and how to become the first operator. */
  #gate() {
    return html`<h1>${t('operator.title')}</h1>
      ${
        session.user
          ? html`<div class="card">
              <p>${t('operator.only', { email: session.user.email })}</p>
              <p><a class="button main" href="/">${t('missing.home')}</a></p>
            </div>`
          : html`${signInFirst()}<fr-first-operator></fr-first-operator>`
      }`;
  }
}
