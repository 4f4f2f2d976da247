import { html } from 'lit';
import '../parts/notice.js';
import { t } from '../lib/text.js';
import { Part } from '../parts/part.js';
import { join } from './line.js';

/** Joins the line: `<fr-join-button .concert=${concert} words="sale.join" look="main large">`. Fires `joining` first. */
class JoinButton extends Part {
  static properties = {
    concert: { attribute: false },
    words: {},
    look: {},
    busy: { attribute: false },
    problem: { attribute: false },
  };

  constructor() {
    super();
    /** @type {any} */
    this.concert = null;
    /** the key of the button's text */
    this.words = '';
    /** the button's classes */
    this.look = '';
    this.busy = false;
    /** @type {any} */
    this.problem = null;
  }

  render() {
    return html`<fr-problem .problem=${this.problem}></fr-problem>
      <button type="button" class=${this.look} aria-disabled=${this.busy} @click=${() => this.#join()}>
        ${t(this.words)}
      </button>`;
  }

  async #join() {
    if (this.busy) {
      return;
    }
    this.busy = true;
    this.problem = null;
    this.dispatchEvent(new Event('joining', { bubbles: true }));
    try {
      await join(this.concert);
    } catch (error) {
      this.problem = error;
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('fr-join-button', JoinButton);
