import { html, nothing } from 'lit';
import { points } from '../lib/format.js';
import { router, go } from '../lib/router.js';
import { session } from '../lib/session.js';
import { LANGUAGES, language, nameOf, setLanguage, t } from '../lib/text.js';
import { THEMES, keep, setTheme, theme } from '../lib/theme.js';
import { wallet } from '../lib/wallet.js';
import { icons } from './icons.js';
import { Part } from './part.js';

/** The head of every page: home, tickets, wallet, and a menu with the rest. */
class Header extends Part {
  static properties = { wasOpened: { attribute: false } };

  constructor() {
    super();
    /** whether the menu was ever open: most people never need it, and the names of languages are slow to find */
    this.wasOpened = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.listen(session, 'change', () => this.requestUpdate());
    this.listen(wallet, 'change', () => this.requestUpdate());
    this.listen(router, 'change', () => this.#close());
  }

  render() {
    return html`<header class="head">
      <a class="brand" href="/"><i></i><i></i><i></i><span>Frontrow</span></a>
      <nav aria-label=${t('nav')}>
        ${session.user ? this.#own() : html`<a href=${this.#signIn()}>${t('nav.sign-in')}</a>`}
      </nav>
      <button type="button" class="quiet square" popovertarget="menu" aria-label=${t('nav.menu')}>
        ${session.user ? icons.person : icons.menu}
      </button>
      <div id="menu" popover class="menu" @beforetoggle=${() => (this.wasOpened = true)}>
        ${this.wasOpened ? this.#menu() : nothing}
      </div>
    </header>`;
  }

  #own() {
    return html`${session.user?.isOperator ? html`<a class="wide" href="/operator">${t('nav.operator')}</a>` : nothing}
      <a class="wide" href="/tickets">${t('nav.tickets')}</a>
      <a href="/wallet" class="numeric"
        >${
          wallet.balance === null
            ? t('nav.wallet')
            : html`<span class="unseen">${t('nav.wallet')} </span>${points(wallet.balance)}`
        }</a
      >`;
  }

  #menu() {
    return html`${
        session.user
          ? html`<p class="who">${session.user.email}</p>
              <a href="/tickets">${t('nav.tickets')}</a>
              <a href="/wallet">${t('nav.wallet')}</a>
              ${session.user.isOperator ? html`<a href="/operator">${t('nav.operator')}</a>` : nothing}
              <button type="button" class="link" @click=${this.#signOut}>${t('nav.sign-out')}</button>`
          : html`<a href=${this.#signIn()}>${t('nav.sign-in')}</a> <a href="/sign-up">${t('nav.sign-up')}</a>`
      }
      <hr />
      <div class="field">
        <label for="language">${t('nav.language')}</label>
        <select id="language" @change=${this.#language}>
          ${LANGUAGES.map(
            (it) => html`<option value=${it} lang=${it} ?selected=${it === language()}>${nameOf(it)}</option>`,
          )}
        </select>
      </div>
      <div class="field">
        <label for="theme">${t('nav.theme')}</label>
        <select id="theme" @change=${this.#theme}>
          ${THEMES.map((it) => html`<option value=${it} ?selected=${it === theme()}>${t(`theme.${it}`)}</option>`)}
        </select>
      </div>`;
  }

  /** Leads back to the present page. */
  #signIn() {
    const here = location.pathname + location.search;
    const isAccount = location.pathname.startsWith('/sign-');
    return isAccount || here === '/' ? '/sign-in' : `/sign-in?return=${encodeURIComponent(here)}`;
  }

  /** @param {Event & {target: HTMLSelectElement}} event */
  #language({ target }) {
    keep('frontrow.language', target.value);
    setLanguage(target.value);
  }

  /** @param {Event & {target: HTMLSelectElement}} event */
  #theme({ target }) {
    setTheme(/** @type {import('../lib/theme.js').Theme} */ (target.value));
  }

  async #signOut() {
    await session.signOut();
    go('/');
  }

  #close() {
    /** @type {HTMLElement | null} */ (this.querySelector('#menu'))?.hidePopover();
    this.requestUpdate();
  }
}

customElements.define('fr-header', Header);
