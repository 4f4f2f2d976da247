import { html, nothing } from 'lit';
import './connection.js';
import './header.js';
import './journey.js';
import './live-regions.js';
import './notice.js';
import { Problem } from '../lib/problem.js';
import { keepFocus } from '../lib/focus.js';
import { router } from '../lib/router.js';
import { holds } from '../lib/holds.js';
import { session } from '../lib/session.js';
import { languages, t } from '../lib/text.js';
import { setTitle } from '../lib/title.js';
import { wallet } from '../lib/wallet.js';
import { Part } from './part.js';

/** The frame of every page. It shows the page of the present address and moves the focus to its heading. */
class App extends Part {
  static properties = {
    page: { attribute: false },
    fault: { attribute: false },
  };

  constructor() {
    super();
    /** @type {Element | null} */
    this.page = null;
    /** @type {any} an error that no page has caught */
    this.fault = null;
    this.isFirstPage = true;
  }

  connectedCallback() {
    super.connectedCallback();
    this.listen(router, 'change', () => this.#show());
    this.listen(window, 'unhandledrejection', (event) => this.#catch(event.reason));
    this.listen(window, 'error', (event) => this.#catch(event.error));
    languages.addEventListener('change', () => this.#begin(), { once: true });
    this.untilRemoved(keepFocus(this));
  }

  /** Begins when there are words. */
  #begin() {
    this.#show();
    if (session.user) {
      wallet.refresh().catch(() => {});
      holds.refresh().catch(() => {});
    }
  }

  async #show() {
    this.fault = null;
    const match = router.match();
    const page = match ? await this.#load(match) : document.createElement('fr-missing');
    if (page && match?.route === router.match()?.route) {
      this.page = page;
      await this.updateComplete;
      await /** @type {any} */ (page).updateComplete;
      this.#focus();
    }
  }

  /** @param {import('../lib/router.js').Match} match */
  async #load({ route, params }) {
    try {
      await route.load();
    } catch {
      return document.createElement('fr-not-loaded');
    }
    return Object.assign(document.createElement(route.element), { params });
  }

  /** Not at the first page: the browser begins at its top. */
  #focus() {
    if (this.isFirstPage) {
      this.isFirstPage = false;
      return;
    }
    const target = /** @type {HTMLElement | null} */ (this.querySelector('main h1') ?? this.querySelector('main'));
    if (target && !document.querySelector('main [autofocus]')) {
      target.tabIndex = -1;
      target.focus({ preventScroll: true });
    }
  }

  /** @param {any} error */
  #catch(error) {
    const isEnd = error?.name === 'AbortError' || (error instanceof Problem && error.isPassing);
    if (error && !isEnd) {
      this.fault = error;
    }
  }

  render() {
    return this.page
      ? html`<a class="skip" href="#main">${t('skip')}</a>
          <fr-header></fr-header>
          <div class="in-sight">
            <fr-journey></fr-journey>
            <fr-connection></fr-connection>
          </div>
          <main id="main" tabindex="-1">
            ${
              this.fault
                ? html`<fr-problem .problem=${this.fault} .retry=${() => location.reload()}></fr-problem>`
                : nothing
            }
            ${this.page}
          </main>
          <footer class="foot">
            <span>Frontrow</span>
            <a href="/docs" target="_blank" rel="noopener">${t('foot.api')}</a>
          </footer>
          <fr-live-regions></fr-live-regions>`
      : nothing;
  }
}

customElements.define('fr-app', App);

/** Said at an address without a page. */
class Missing extends Part {
  render() {
    return html`<div class="page narrow">
      <h1>${t('missing.title')}</h1>
      <p>${t('missing.text')}</p>
      <p><a class="button main" href="/">${t('missing.home')}</a></p>
    </div>`;
  }

  updated() {
    setTitle(t('missing.title'));
  }
}

customElements.define('fr-missing', Missing);

/** Said if the scripts of a page cannot be fetched: the network is gone, or a new version has replaced them. */
class NotLoaded extends Part {
  render() {
    return html`<div class="page narrow">
      <h1>${t('not-loaded.title')}</h1>
      <p>${t('not-loaded.text')}</p>
      <p><button type="button" class="main" @click=${() => location.reload()}>${t('again')}</button></p>
    </div>`;
  }
}

customElements.define('fr-not-loaded', NotLoaded);
