import { html } from 'lit';
import './credit-wallet.js';
import { t } from '../lib/text.js';
import { OperatorPage } from './operator-page.js';

/** The wallets of users, one at a time. */
class Wallets extends OperatorPage {
  get subject() {
    return t('operator.wallets');
  }

  get place() {
    return '/operator/wallets';
  }

  content() {
    return html`<h1>${t('operator.wallets')}</h1>
      <section class="card"><fr-credit-wallet></fr-credit-wallet></section>`;
  }
}

customElements.define('fr-operator-wallets', Wallets);
