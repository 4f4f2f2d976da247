import { html } from 'lit';
import { dateTime, duration, number } from '../lib/format.js';
import { t } from '../lib/text.js';
import { Part } from '../parts/part.js';

/** @typedef {import('./room-model.js').Room} Room */

/** Two versions of a policy beside each other. Fires `keep-theirs` or `use-mine`. It gets the focus when it appears. */
class Conflict extends Part {
  static properties = { theirs: { attribute: false }, mine: { attribute: false } };

  constructor() {
    super();
    /** @type {Room} */
    this.theirs = /** @type {any} */ (null);
    /** @type {Partial<Room>} */
    this.mine = {};
  }

  firstUpdated() {
    /** @type {HTMLElement | null} */ (this.querySelector('h3'))?.focus();
  }

  render() {
    return html`<section class="notice warn conflict" aria-labelledby="conflict">
      <div class="stack grow">
        <h3 id="conflict" tabindex="-1">${t('operator.conflict')}</h3>
        <p>${t('operator.conflict.text')}</p>
        <table>
          <thead>
            <tr>
              <th scope="col">${t('operator.conflict.field')}</th>
              <th scope="col">${t('operator.conflict.theirs')}</th>
              <th scope="col">${t('operator.conflict.mine')}</th>
            </tr>
          </thead>
          <tbody>
            ${Object.keys(this.mine).map((name) => this.#row(/** @type {keyof Room} */ (name)))}
          </tbody>
        </table>
        <div class="row">
          <button type="button" @click=${() => this.dispatchEvent(new Event('keep-theirs'))}>
            ${t('operator.conflict.keep')}
          </button>
          <button type="button" class="main" @click=${() => this.dispatchEvent(new Event('use-mine'))}>
            ${t('operator.conflict.use')}
          </button>
        </div>
      </div>
    </section>`;
  }

  /** @param {keyof Room} name */
  #row(name) {
    return html`<tr>
      <th scope="row">${t(`operator.policy.${name}`)}</th>
      <td>${inWords(name, this.theirs[name])}</td>
      <td><strong>${inWords(name, this.mine[name])}</strong></td>
    </tr>`;
  }
}

/**
 * @param {string} name of a field of a policy
 * @param {any} value
 * @returns {string}
 */
export function inWords(name, value) {
  if (value === null || value === undefined) {
    return t(`operator.policy.${name}.null`);
  }
  if (name === 'opensAt') {
    return dateTime(value);
  }
  if (name.endsWith('Seconds')) {
    return duration(value);
  }
  return typeof value === 'number' ? number(value) : t(`operator.policy.${name}.${value}`);
}

customElements.define('fr-conflict', Conflict);
