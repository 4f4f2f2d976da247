import { html } from 'lit';
import '../parts/notice.js';
import { t } from '../lib/text.js';
import { ask } from '../parts/dialog.js';
import { Part } from '../parts/part.js';
import { leave } from './line.js';

/** Leaving the line, with a question, since the place is gone then. */
class Leave extends Part {
  static properties = { concertId: { attribute: false }, problem: { attribute: false } };

  constructor() {
    super();
    this.concertId = '';
    /** @type {any} */
    this.problem = null;
  }

  render() {
    return html`<fr-problem .problem=${this.problem}></fr-problem>
      <p><button type="button" class="quiet" @click=${() => this.#ask()}>${t('leave')}</button></p>`;
  }

  async #ask() {
    const question = {
      title: t('leave.title'),
      text: t('leave.text'),
      yes: t('leave.yes'),
      no: t('leave.no'),
      danger: true,
    };
    if (await ask(question)) {
      this.problem = null;
      await leave(this.concertId).catch((error) => {
        this.problem = error;
      });
    }
  }
}

customElements.define('fr-leave', Leave);
