import { html, nothing } from 'lit';
import './plan-preview.js';
import { points } from '../lib/format.js';
import { t } from '../lib/text.js';
import { HALL } from '../map/boxes.js';
import { Hall } from '../map/geometry.js';
import { Part } from '../parts/part.js';
import { choiceField, numberField, textField } from './forms.js';
import { HALLS, NAME_MAX, PRICE_MAX, SEATS_MAX, SECTIONS_MAX, SIDE_MAX, planOf, seatsOf } from './halls.js';

const CURVE_MAX = 10_000;
const TURN_MAX = 360;

/** @typedef {import('./halls.js').Section} Section */

/**
 * The sections of a hall, as fields and as a picture in which they can be dragged. Fires `changed` with the sections, and is
 * read by `sections`.
 */
class PlanEditor extends Part {
  static properties = { sections: { attribute: false }, picked: { attribute: false }, hall: { attribute: false } };

  constructor() {
    super();
    /** @type {string} the ready hall that it began with */
    this.hall = 'standard';
    /** @type {Section[]} as they are typed; a number that is not one is NaN */
    this.sections = HALLS.standard();
    /** the section whose place is shown, -1 for none */
    this.picked = -1;
  }

  render() {
    const drawn = this.sections.filter(isDrawable);
    return html`${choiceField({
        name: 'hall',
        label: t('operator.plan.hall'),
        value: this.hall,
        options: Object.keys(HALLS).map((key) => [key, t(`operator.plan.hall.${key}`)]),
        changed: (key) => this.#begin(key),
      })}
      <div class="plan">
        <div class="stack">
          <ol class="plain stack">
            ${this.sections.map((section, index) => this.#section(section, index))}
          </ol>
          <div class="row">
            <button type="button" ?disabled=${this.sections.length >= SECTIONS_MAX} @click=${this.#add}>
              ${t('operator.plan.add')}
            </button>
            ${
              this.sections.some((section) => section.at)
                ? html`<button type="button" class="quiet" @click=${this.#arrange}>
                    ${t('operator.plan.arrange')}
                  </button>`
                : nothing
            }
          </div>
        </div>
        <div class="stack tight plan-side">
          <fr-plan-preview
            .sections=${drawn}
            .picked=${drawn.indexOf(this.sections[this.picked])}
            @picked=${(/** @type {CustomEvent} */ event) => this.#pick(this.sections.indexOf(drawn[event.detail]))}
            @placed=${(/** @type {CustomEvent} */ event) =>
              this.#place(this.sections.indexOf(drawn[event.detail.index]), event.detail.at)}
          ></fr-plan-preview>
          <p class="hint">${t('operator.plan.drag')}</p>
          ${this.#sum()}
        </div>
      </div>`;
  }

  #sum() {
    const drawn = this.sections.filter(isDrawable);
    const seats = seatsOf(drawn);
    const value = drawn.reduce((sum, section) => sum + section.rows * section.seatsPerRow * section.price, 0);
    return html`<div role="status">
      <p class="numeric">${t('operator.plan.sum', { count: seats, value: points(value) })}</p>
      ${seats > SEATS_MAX ? html`<p class="error">${t('operator.plan.too-many', { max: SEATS_MAX })}</p>` : nothing}
    </div>`;
  }

  /**
   * @param {Section} section
   * @param {number} index
   */
  #section(section, index) {
    const id = (/** @type {string} */ name) => `section-${index}-${name}`;
    const isPicked = index === this.picked;
    return html`<li>
      <fieldset class="section ${isPicked ? 'picked' : ''}">
        <legend class="unseen">${t('operator.plan.section', { name: section.name || index + 1 })}</legend>
        ${textField({
          name: id('name'),
          label: t('operator.plan.name'),
          value: section.name,
          maxlength: NAME_MAX,
          error: this.#isDouble(section) ? t('operator.plan.double') : undefined,
          changed: (name) => this.#change(index, { name }),
        })}
        ${this.#number(id('rows'), 'rows', section.rows, SIDE_MAX, (rows) => this.#change(index, { rows }))}
        ${this.#number(id('seats'), 'per-row', section.seatsPerRow, SIDE_MAX, (seatsPerRow) =>
          this.#change(index, { seatsPerRow }),
        )}
        ${this.#number(id('price'), 'price', section.price, PRICE_MAX, (price) => this.#change(index, { price }))}
        <div class="row section-acts">
          <button type="button" class="quiet small" aria-expanded=${isPicked} @click=${() => this.#toggle(index)}>
            ${t('operator.plan.place')}
          </button>
          <button
            type="button"
            class="quiet small"
            aria-label=${t('operator.plan.remove-named', { name: section.name || index + 1 })}
            ?disabled=${this.sections.length === 1}
            @click=${() => this.#remove(index)}
          >
            ${t('operator.plan.remove')}
          </button>
        </div>
        ${isPicked ? this.#placeFields(section, index) : nothing}
      </fieldset>
    </li>`;
  }

  /**
   * @param {string} name
   * @param {string} key
   * @param {number} value
   * @param {number} max
   * @param {(value: number) => void} changed
   */
  #number(name, key, value, max, changed) {
    return numberField({
      name,
      label: t(`operator.plan.${key}`),
      value: Number.isNaN(value) ? '' : value,
      min: 1,
      max,
      changed: (typed) => changed(typed === '' ? NaN : Number(typed)),
    });
  }

  /**
   * Where a section lies, for the keyboard; dragging sets the same.
   *
   * @param {Section} section
   * @param {number} index
   */
  #placeFields(section, index) {
    const at = this.#placeOf(section);
    const place = (/** @type {string} */ name, /** @type {number} */ min, /** @type {number} */ max) =>
      numberField({
        name: `section-${index}-${name}`,
        label: t(`operator.plan.at.${name}`),
        value: Math.round(/** @type {any} */ (at)[name]),
        min,
        max,
        changed: (typed) => typed !== '' && this.#place(index, { ...at, [name]: clamp(Number(typed), min, max) }),
      });
    return html`<div class="section-place">
      ${place('x', 0, HALL)} ${place('y', 0, HALL)} ${place('rotate', -TURN_MAX, TURN_MAX)}
      ${place('curve', 0, CURVE_MAX)}
    </div>`;
  }

  /**
   * @param {Section} section
   * @returns {import('../map/geometry.js').At} its own place, or where the map arranges it
   */
  #placeOf(section) {
    const drawn = this.sections.filter(isDrawable);
    const index = drawn.indexOf(section);
    return section.at ?? (index < 0 ? { x: HALL / 2, y: HALL / 2, rotate: 0, curve: 0 } : placeIn(drawn, index));
  }

  /** @param {Section} section */
  #isDouble(section) {
    const name = section.name.trim().normalize();
    return name !== '' && this.sections.filter((other) => other.name.trim().normalize() === name).length > 1;
  }

  /** @param {string} key of a ready hall */
  #begin(key) {
    this.hall = key;
    this.picked = -1;
    this.#set(HALLS[key]());
  }

  /**
   * @param {number} index
   * @param {Partial<Section>} fields
   */
  #change(index, fields) {
    this.#set(this.sections.with(index, { ...this.sections[index], ...fields }));
  }

  /**
   * @param {number} index
   * @param {import('../map/geometry.js').At} at
   */
  #place(index, at) {
    this.#change(index, {
      at: { x: Math.round(at.x), y: Math.round(at.y), rotate: Math.round(at.rotate), curve: Math.round(at.curve) },
    });
  }

  #arrange() {
    this.#set(this.sections.map(({ name, rows, seatsPerRow, price }) => ({ name, rows, seatsPerRow, price })));
  }

  async #add() {
    const last = this.sections[this.sections.length - 1];
    const { rows, seatsPerRow, price } = last;
    this.#set([...this.sections, { name: this.#freeName(), rows, seatsPerRow, price }]);
    await this.updateComplete;
    /** @type {HTMLInputElement | null} */ (this.querySelector(`#section-${this.sections.length - 1}-name`))?.select();
  }

  /** @returns {string} the first letter, or else number, that no section has */
  #freeName() {
    const names = new Set(this.sections.map((section) => section.name.trim()));
    const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
    const numbers = Array.from({ length: SECTIONS_MAX + 1 }, (_, index) => String(index + 1));
    return [...letters, ...numbers].find((name) => !names.has(name)) ?? '';
  }

  /** @param {number} index */
  #remove(index) {
    this.picked = -1;
    this.#set(this.sections.toSpliced(index, 1));
  }

  /** @param {number} index */
  #toggle(index) {
    this.#pick(index === this.picked ? -1 : index);
  }

  /** @param {number} index */
  #pick(index) {
    this.picked = index;
  }

  /** @param {Section[]} sections */
  #set(sections) {
    this.sections = sections;
    this.dispatchEvent(new CustomEvent('changed', { detail: sections }));
  }
}

/**
 * @param {Section[]} sections
 * @param {number} index
 */
function placeIn(sections, index) {
  return new Hall(planOf(sections)).blocks[index].at;
}

/** @param {Section} section */
function isDrawable({ rows, seatsPerRow }) {
  return [rows, seatsPerRow].every((side) => Number.isInteger(side) && side >= 1 && side <= SIDE_MAX);
}

/**
 * @param {number} value
 * @param {number} min
 * @param {number} max
 */
function clamp(value, min, max) {
  return Math.min(max, Math.max(min, value));
}

customElements.define('fr-plan-editor', PlanEditor);
