import { html } from 'lit';
import { everySecond } from '../lib/clock.js';
import { t } from '../lib/text.js';
import { Part } from '../parts/part.js';

/** Whether the place is live, and when the service was last heard. */
class Heard extends Part {
  static properties = { place: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../lib/place-watcher.js').Place | null} */
    this.place = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.untilRemoved(everySecond(() => this.requestUpdate()));
  }

  render() {
    const isLive = this.place?.connection === 'live';
    return html`<p class="small state ${isLive ? 'on' : 'soon'} heard">
      <span role="status"><b>${t(`room.connection.${this.place?.connection ?? 'reconnecting'}`)}</b></span>
      <span class="numeric muted" aria-live="off">${this.#ago()}</span>
    </p>`;
  }

  #ago() {
    const heardAt = this.place?.heardAt ?? null;
    if (heardAt === null) {
      return '';
    }
    const seconds = Math.max(0, Math.round((Date.now() - heardAt) / 1000));
    return seconds < 1 ? t('room.heard-now') : t('room.heard', { count: seconds });
  }
}

customElements.define('fr-heard', Heard);
