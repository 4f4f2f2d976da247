import { html, nothing } from 'lit';
import { t } from '../lib/text.js';
import { Part } from './part.js';

/**
 * A question that must be answered first.
 *
 * @typedef {object} Question
 * @property {string} title
 * @property {string | import('lit').TemplateResult} [text]
 * @property {string} yes the words of the button that does it
 * @property {string} [no]
 * @property {boolean} [danger] whether it cannot be undone
 */

class Dialog extends Part {
  static properties = { question: { attribute: false } };

  constructor() {
    super();
    /** @type {Question | null} */
    this.question = null;
    /** @type {(answer: boolean) => void} */
    this.answer = () => {};
  }

  /** @param {Map<any, any>} changed */
  updated(changed) {
    if (changed.has('question') && this.question) {
      this.querySelector('dialog')?.showModal();
    }
  }

  render() {
    const { question } = this;
    return question
      ? html`<dialog aria-labelledby="question" closedby="any" @close=${this.#closed}>
          <h2 id="question">${question.title}</h2>
          ${question.text ? html`<div>${question.text}</div>` : nothing}
          <form method="dialog" class="actions">
            <button value="no" class="quiet">${question.no ?? t('no')}</button>
            <button value="yes" class=${question.danger ? 'danger' : 'main'}>${question.yes}</button>
          </form>
        </dialog>`
      : nothing;
  }

  #closed() {
    this.answer(this.querySelector('dialog')?.returnValue === 'yes');
    this.remove();
  }
}

customElements.define('fr-dialog', Dialog);

/**
 * Asks in a dialog.
 *
 * @param {Question} question
 * @returns {Promise<boolean>} false also if the dialog is closed by Escape
 */
export function ask(question) {
  const dialog = /** @type {Dialog} */ (document.createElement('fr-dialog'));
  dialog.question = question;
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.answer = resolve;
  });
}
