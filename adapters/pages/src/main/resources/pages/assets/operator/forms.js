import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { t } from '../lib/text.js';

/**
 * Fields of the console's forms: functions, since forms see the inputs themselves. Each has an id that is its name, so a
 * name is on a page once.
 *
 * @typedef {object} Common
 * @property {string} name
 * @property {string} label
 * @property {string} [hint]
 * @property {string} [error] what is wrong with what was entered
 * @property {boolean} [optional]
 * @property {(value: string) => void} [changed] called with each change
 */

/**
 * @param {Common & {value: number | string, min: number, max: number, step?: number}} field a whole number unless a step
 *     says otherwise
 */
export function numberField({ value, min, max, step = 1, ...field }) {
  return framed(
    field,
    html`<input
      id=${field.name}
      name=${field.name}
      type="number"
      class="numeric"
      inputmode="numeric"
      .value=${live(String(value))}
      min=${min}
      max=${max}
      step=${step}
      ?required=${!field.optional}
      aria-invalid=${field.error ? 'true' : nothing}
      aria-describedby=${describedBy(field)}
      @input=${listener(field)}
    />`,
  );
}

/** @param {Common & {value: string}} field a moment, as `zoned.js` writes it */
export function momentField({ value, ...field }) {
  return framed(
    field,
    html`<input
      id=${field.name}
      name=${field.name}
      type="datetime-local"
      .value=${live(value)}
      ?required=${!field.optional}
      aria-invalid=${field.error ? 'true' : nothing}
      aria-describedby=${describedBy(field)}
      @input=${listener(field)}
    />`,
  );
}

/** @param {Common & {value: string, maxlength: number}} field */
export function textField({ value, maxlength, ...field }) {
  return framed(
    field,
    html`<input
      id=${field.name}
      name=${field.name}
      autocomplete="off"
      .value=${live(value)}
      maxlength=${maxlength}
      ?required=${!field.optional}
      aria-invalid=${field.error ? 'true' : nothing}
      aria-describedby=${describedBy(field)}
      @input=${listener(field)}
    />`,
  );
}

/** @param {Common & {value: string, options: [string, string][]}} field values with their words */
export function choiceField({ value, options, ...field }) {
  return framed(
    field,
    html`<select
      id=${field.name}
      name=${field.name}
      aria-invalid=${field.error ? 'true' : nothing}
      aria-describedby=${describedBy(field)}
      @change=${listener(field)}
    >
      ${options.map(([key, words]) => html`<option value=${key} ?selected=${key === value}>${words}</option>`)}
    </select>`,
  );
}

/**
 * @param {Common} field
 * @param {import('lit').TemplateResult} input
 */
function framed({ name, label, hint, error, optional }, input) {
  return html`<div class="field">
    <label for=${name}>${label}${optional ? html` <span class="muted">${t('optional')}</span>` : nothing}</label>
    ${input} ${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : nothing}
    ${error ? html`<p class="error" id="${name}-error">${error}</p>` : nothing}
  </div>`;
}

/** @param {Common} field */
function describedBy({ name, hint, error }) {
  return [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ') || nothing;
}

/** @param {Common} field */
function listener({ changed }) {
  return (/** @type {Event & {target: HTMLInputElement}} */ event) => changed?.(event.target.value);
}

/** @param {string[]} messages what the service found wrong that no field shows */
export function errorList(messages) {
  return messages.length === 0
    ? nothing
    : html`<ul class="error">
        ${messages.map((message) => html`<li>${message}</li>`)}
      </ul>`;
}
