import { html } from 'lit';
import { everySecond, until } from '../lib/clock.js';
import { countdown } from '../lib/format.js';
import { Part } from './part.js';

/**
 * Time that runs down by the server's clock: `<fr-countdown until="2026-…">`. Fires `ended` once when it is over.
 *
 * Screen readers can read it, but are not told of every second.
 */
class Countdown extends Part {
  static properties = { until: {} };

  constructor() {
    super();
    /** @type {string | null} ISO-8601 */
    this.until = null;
    this.hasEnded = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.untilRemoved(everySecond(() => this.#tick()));
  }

  /** @param {Map<any, any>} changed */
  willUpdate(changed) {
    if (changed.has('until')) {
      this.hasEnded = until(this.until) <= 0;
    }
  }

  #tick() {
    this.requestUpdate();
    if (!this.hasEnded && until(this.until) <= 0) {
      this.hasEnded = true;
      this.dispatchEvent(new Event('ended', { bubbles: true }));
    }
  }

  render() {
    const left = until(this.until);
    return html`<span role="timer" aria-live="off" class="numeric">${left === Infinity ? '' : countdown(left)}</span>`;
  }
}

customElements.define('fr-countdown', Countdown);
