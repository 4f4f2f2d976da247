import { html } from 'lit';
import { announce } from '../lib/announce.js';
import { Part } from './part.js';

/** What screen readers are told. There is one of it, in the frame. */
class LiveRegions extends Part {
  connectedCallback() {
    super.connectedCallback();
    this.listen(announce, 'change', () => this.requestUpdate());
  }

  render() {
    return html`<div class="unseen" role="status" aria-live="polite">${announce.polite}</div>
      <div class="unseen" role="alert" aria-live="assertive">${announce.assertive}</div>`;
  }
}

customElements.define('fr-live-regions', LiveRegions);
