import { html } from 'lit';
import { t } from '../lib/text.js';
import { requireUser } from './require-user.js';

/** What a page shows that needs somebody to be signed in. */
export function signInFirst() {
  return html`<div class="card">
    <p>${t('account.needed')}</p>
    <p><button type="button" class="main" @click=${requireUser}>${t('account.sign-in')}</button></p>
  </div>`;
}
