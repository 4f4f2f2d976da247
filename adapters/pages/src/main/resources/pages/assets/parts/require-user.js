import { html, render } from 'lit';
import './account-form.js';
import { session } from '../lib/session.js';
import { t } from '../lib/text.js';

/**
 * Asks in place to sign in or up, unless somebody is signed in.
 *
 * @returns {Promise<boolean>} false if it was declined
 */
export function requireUser() {
  return session.user ? Promise.resolve(true) : askInDialog();
}

/** @returns {Promise<boolean>} */
async function askInDialog() {
  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-labelledby', 'account-needed');
  dialog.setAttribute('closedby', 'any');
  let mode = 'sign-in';
  const draw = () =>
    render(
      html`<h2 id="account-needed">${t(`account.${mode}`)}</h2>
        <p class="muted">${t('account.needed')}</p>
        <fr-account-form
          mode="sign-in"
          @done=${() => dialog.close('done')}
          @mode=${(/** @type {CustomEvent} */ event) => {
            mode = event.detail;
            draw();
          }}
        ></fr-account-form>
        <button type="button" class="quiet" @click=${() => dialog.close()}>${t('cancel')}</button>`,
      dialog,
    );
  draw();
  document.body.append(dialog);
  // The focus goes to what is there by then: to the first field, not to the button that cancels.
  await /** @type {any} */ (dialog.querySelector('fr-account-form')).updateComplete;
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'done');
    });
  });
}
