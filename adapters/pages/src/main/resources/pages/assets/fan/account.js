import { html } from 'lit';
import '../parts/account-form.js';
import { go } from '../lib/router.js';
import { session } from '../lib/session.js';
import { t } from '../lib/text.js';
import { Page } from '../parts/part.js';

/** Signing in or up on a page of its own. It leads back to where one came from. */
class AccountPage extends Page {
  static properties = { mode: { attribute: false } };

  constructor() {
    super();
    /** @type {'sign-in' | 'sign-up'} */
    this.mode = 'sign-in';
  }

  get subject() {
    return t(`account.${this.mode}`);
  }

  render() {
    return html`<div class="page narrow">
      <h1>${t(`account.${this.mode}`)}</h1>
      ${
        session.user
          ? html`<p>${t('account.signed-in', { email: session.user.email })}</p>
              <p><a class="button main" href=${destination()}>${t('missing.home')}</a></p>`
          : html`<div class="card">
              <fr-account-form
                .mode=${this.mode}
                @done=${() => go(destination(), { replace: true })}
                @mode=${(/** @type {CustomEvent} */ event) => this.#switch(event.detail)}
              ></fr-account-form>
            </div>`
      }
    </div>`;
  }

  /** @param {'sign-in' | 'sign-up'} mode */
  #switch(mode) {
    this.mode = mode;
    history.replaceState(null, '', `/${mode}${location.search}`);
  }
}

class SignIn extends AccountPage {}

class SignUp extends AccountPage {
  constructor() {
    super();
    /** @type {'sign-in' | 'sign-up'} */
    this.mode = 'sign-up';
  }
}

/** @returns {string} a page of ours, whatever the address says */
function destination() {
  const wanted = new URLSearchParams(location.search).get('return') ?? '/';
  const url = URL.canParse(wanted, location.origin) ? new URL(wanted, location.origin) : null;
  const isOurs = url?.origin === location.origin && ['http:', 'https:'].includes(url.protocol);
  // The path alone may be //host, which would be another site.
  return isOurs ? location.origin + url.pathname + url.search + url.hash : '/';
}

customElements.define('fr-sign-in', SignIn);
customElements.define('fr-sign-up', SignUp);
