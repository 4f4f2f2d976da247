import { html, nothing } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { t } from '../lib/text.js';

/**
 * @typedef {object} Field
 * @property {string} name
 * @property {string} label
 * @property {string} [type]
 * @property {string} [value]
 * @property {string} [autocomplete]
 * @property {string} [hint]
 * @property {string} [error] what is wrong with what was entered
 * @property {number} [minlength]
 * @property {number} [maxlength]
 * @property {boolean} [optional]
 * @property {string} [inputmode]
 */

/**
 * A labelled input, a function rather than an element: forms and password managers see the input itself.
 *
 * @param {Field} field
 */
export function field({ name, label, type = 'text', value = '', hint, error, optional = false, ...rest }) {
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ');
  return html`<div class="field">
    <label for=${name}>${label}${optional ? html` <span class="muted">${t('optional')}</span>` : nothing}</label>
    <input
      id=${name}
      name=${name}
      type=${type}
      .value=${value}
      ?required=${!optional}
      autocomplete=${ifDefined(/** @type {any} */ (rest.autocomplete))}
      inputmode=${ifDefined(/** @type {any} */ (rest.inputmode))}
      minlength=${ifDefined(rest.minlength)}
      maxlength=${ifDefined(rest.maxlength)}
      aria-invalid=${error ? 'true' : nothing}
      aria-describedby=${described || nothing}
    />
    ${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : nothing}
    ${error ? html`<p class="error" id="${name}-error">${error}</p>` : nothing}
  </div>`;
}
