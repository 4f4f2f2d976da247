import { html, nothing } from 'lit';
import './notice.js';
import { Problem } from '../lib/problem.js';
import { session } from '../lib/session.js';
import { t } from '../lib/text.js';
import { field } from './field.js';
import { Part } from './part.js';

/**
 * Signing in or up: `<fr-account-form mode="sign-in">`. Fires `done` when somebody is signed in, and `mode` with the other
 * mode when that is wanted; what was typed stays.
 */
class AccountForm extends Part {
  static properties = {
    mode: {},
    problem: { attribute: false },
    busy: { attribute: false },
    shown: { attribute: false },
  };

  constructor() {
    super();
    /** @type {'sign-in' | 'sign-up'} */
    this.mode = 'sign-in';
    /** @type {any} */
    this.problem = null;
    this.busy = false;
    /** whether the password can be read */
    this.shown = false;
  }

  render() {
    const isNew = this.mode === 'sign-up';
    return html`<form class="form" @submit=${this.#submit}>
      <fr-problem .problem=${this.problem}></fr-problem>
      ${
        isNew
          ? field({
              name: 'name',
              label: t('account.name'),
              autocomplete: 'name',
              maxlength: 100,
              error: this.#error('name'),
            })
          : nothing
      }
      ${field({
        name: 'email',
        type: 'email',
        label: t('account.email'),
        autocomplete: 'username',
        error: this.#error('email'),
      })}
      ${field({
        name: 'password',
        type: this.shown ? 'text' : 'password',
        label: t('account.password'),
        autocomplete: isNew ? 'new-password' : 'current-password',
        minlength: isNew ? 8 : undefined,
        hint: isNew ? t('account.password-hint') : undefined,
        error: this.#error('password'),
      })}
      <label class="check">
        <input type="checkbox" .checked=${this.shown} @change=${() => (this.shown = !this.shown)} />
        ${t('account.show')}
      </label>
      <button class="main" aria-disabled=${this.busy}>${t(isNew ? 'account.sign-up' : 'account.sign-in')}</button>
      <p class="row">
        ${t(isNew ? 'account.has-account' : 'account.no-account')}
        <button type="button" class="link" @click=${this.#switch}>
          ${t(isNew ? 'account.sign-in' : 'account.sign-up')}
        </button>
      </p>
    </form>`;
  }

  /**
   * @param {string} name of a field
   * @returns {string | undefined} what the service found wrong with it
   */
  #error(name) {
    const errors = this.problem instanceof Problem ? (this.problem.body.errors ?? []) : [];
    return errors.find((/** @type {any} */ error) => error.field === name)?.message;
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    if (this.busy) {
      return;
    }
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const value = (/** @type {string} */ name) => String(form.get(name) ?? '');
    this.busy = true;
    this.problem = null;
    try {
      await (this.mode === 'sign-up'
        ? session.signUp(value('email'), value('password'), value('name').trim())
        : session.signIn(value('email'), value('password')));
      this.dispatchEvent(new Event('done'));
    } catch (error) {
      this.problem = error;
    } finally {
      this.busy = false;
    }
  }

  async #switch() {
    this.problem = null;
    this.mode = this.mode === 'sign-up' ? 'sign-in' : 'sign-up';
    this.dispatchEvent(new CustomEvent('mode', { detail: this.mode }));
    await this.updateComplete;
    this.querySelector('input')?.focus();
  }
}

customElements.define('fr-account-form', AccountForm);
