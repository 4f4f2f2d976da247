import { html } from 'lit';
import '../parts/notice.js';
import { api } from '../lib/api.js';
import { session } from '../lib/session.js';
import { t } from '../lib/text.js';
import { field } from '../parts/field.js';
import { OperatorPart } from './operator-part.js';

/** Signs up the first operator of an installation by the code that its log shows. */
class FirstOperator extends OperatorPart {
  render() {
    return html`<details class="card">
      <summary>${t('operator.first')}</summary>
      <p>${t('operator.first-text')}</p>
      <form class="form" @submit=${this.#submit}>
        ${field({ name: 'operatorCode', label: t('operator.code'), autocomplete: 'one-time-code', maxlength: 255 })}
        ${field({
          name: 'name',
          label: t('account.name'),
          autocomplete: 'name',
          maxlength: 100,
          error: this.errorOf('name'),
        })}
        ${field({
          name: 'email',
          type: 'email',
          label: t('account.email'),
          autocomplete: 'username',
          error: this.errorOf('email'),
        })}
        ${field({
          name: 'password',
          type: 'password',
          label: t('account.password'),
          autocomplete: 'new-password',
          minlength: 8,
          hint: t('account.password-hint'),
          error: this.errorOf('password'),
        })}
        <fr-problem .problem=${this.problem}></fr-problem>
        <button class="main" aria-disabled=${this.busy}>${t('operator.first-yes')}</button>
      </form>
    </details>`;
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const value = (/** @type {string} */ name) => String(form.get(name) ?? '');
    await this.attempt(async () => {
      await api.post('/users', {
        operatorCode: value('operatorCode').trim(),
        name: value('name').trim(),
        email: value('email'),
        password: value('password'),
      });
      await session.signIn(value('email'), value('password'));
    });
  }
}

customElements.define('fr-first-operator', FirstOperator);
