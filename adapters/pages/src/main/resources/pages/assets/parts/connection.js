import { html, nothing } from 'lit';
import { everySecond } from '../lib/clock.js';
import { connection } from '../lib/connection.js';
import { t } from '../lib/text.js';
import { Part } from './part.js';

/** Says that the service cannot be reached, and when the next attempt is made. */
class ConnectionNotice extends Part {
  connectedCallback() {
    super.connectedCallback();
    this.listen(connection, 'change', () => this.requestUpdate());
    this.listen(window, 'offline', () => connection.report('offline'));
    this.listen(window, 'online', () => connection.report('ok'));
    this.untilRemoved(everySecond(() => connection.state !== 'ok' && this.requestUpdate()));
  }

  render() {
    return html`<div role="status">${connection.state === 'ok' ? nothing : this.#notice()}</div>`;
  }

  #notice() {
    const seconds = connection.retryAt === null ? 0 : Math.ceil((connection.retryAt - Date.now()) / 1000);
    return html`<div class="banner">
      <strong>${t(`connection.${connection.state}`)}</strong>
      <span aria-live="off" class="numeric"
        >${seconds > 0 ? t('connection.retry', { count: seconds }) : t('connection.trying')}</span
      >
    </div>`;
  }
}

customElements.define('fr-connection', ConnectionNotice);
