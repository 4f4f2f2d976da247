import { html, nothing } from 'lit';
import { problemText } from '../lib/problem.js';
import { t } from '../lib/text.js';
import { Part } from './part.js';

/**
 * Says what went wrong: `<fr-problem .problem=${error} where="sign-in" .retry=${() => …}>`. It is read at once.
 */
class ProblemNotice extends Part {
  static properties = { problem: { attribute: false }, where: {}, retry: { attribute: false } };

  constructor() {
    super();
    /** @type {any} null for nothing */
    this.problem = null;
    /** @type {string | undefined} whose words to prefer */
    this.where = undefined;
    /** @type {(() => void) | null} */
    this.retry = null;
  }

  render() {
    return html`<div role="alert">${this.problem ? this.#notice() : nothing}</div>`;
  }

  #notice() {
    return html`<div class="notice bad">
      <p>${problemText(this.problem, this.where)}</p>
      ${this.retry ? html`<button type="button" class="quiet" @click=${this.retry}>${t('again')}</button>` : nothing}
    </div>`;
  }
}

customElements.define('fr-problem', ProblemNotice);
