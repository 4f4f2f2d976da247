import { html, nothing } from 'lit';
import { points, ranges } from '../lib/format.js';
import { t } from '../lib/text.js';
import { icons } from '../parts/icons.js';
import { Part } from '../parts/part.js';
import { groupsOfRow, offers } from './offers.js';
import { sectionInWords } from './seat-words.js';

/** @typedef {import('./offers.js').Offer} Offer */

const COUNTS = [1, 2, 3, 4];
const AT_FIRST = 6;
const MORE = 12;

/**
 * The seats of a hall as a list: section, row, and groups of seats next to each other, the best first. It has the same
 * choice as the map. What it offers stays where it is until the fan asks again; a group that goes meanwhile says so.
 */
class SeatList extends Part {
  static properties = {
    hall: { attribute: false },
    statuses: { attribute: false },
    choice: { attribute: false },
    locked: { type: Boolean },
    count: { state: true },
    section: { state: true },
    row: { state: true },
    most: { state: true },
    found: { state: true },
  };

  constructor() {
    super();
    /** @type {import('./geometry.js').Hall} */
    this.hall = /** @type {any} */ (null);
    /** @type {import('./statuses.js').SeatStatuses} */
    this.statuses = /** @type {any} */ (null);
    /** @type {import('./choice.js').Choice} */
    this.choice = /** @type {any} */ (null);
    /** Whether nothing can be chosen, since the fan holds seats. */
    this.locked = false;
    this.count = 2;
    /** @type {number | null} the index of a section */
    this.section = null;
    /** @type {number | null} from 1 */
    this.row = null;
    this.most = AT_FIRST;
    /** @type {Offer[]} */
    this.found = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.listen(this.choice, 'change', () => this.requestUpdate());
    this.listen(this.statuses, 'change', () => this.requestUpdate());
    this.count = Math.min(this.count, this.choice.seatsMax);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (['hall', 'count', 'section', 'row', 'most'].some((name) => changed.has(name))) {
      this.#search();
    }
  }

  #search() {
    const { hall, statuses, count, section, row, most } = this;
    this.found =
      section !== null && row !== null
        ? groupsOfRow(hall, statuses, hall.blocks[section], row, count)
        : offers(hall, statuses, { count, section, most });
  }

  render() {
    return html`<section class="seat-list" aria-labelledby="seat-list-title">
      <h2 id="seat-list-title">${t('list.title')}</h2>
      ${this.#counts()}
      <div class="field">
        <label for="list-section">${t('list.section')}</label>
        <select id="list-section" @change=${this.#chooseSection}>
          <option value="">${t('list.any-section')}</option>
          ${this.hall.blocks.map(
            (block) =>
              html`<option value=${block.index}>${sectionInWords(block, this.statuses.left[block.index])}</option>`,
          )}
        </select>
      </div>
      ${this.section === null ? nothing : this.#rows(this.hall.blocks[this.section])} ${this.#offers()}
    </section>`;
  }

  #counts() {
    return html`<fieldset class="segments">
      <legend>${t('list.count')}</legend>
      ${COUNTS.filter((count) => count <= this.choice.seatsMax).map(
        (count) =>
          html`<label
            ><input
              type="radio"
              name="list-count"
              value=${count}
              .checked=${count === this.count}
              @change=${() => this.#chooseCount(count)}
            /><span>${t('list.seats', { count })}</span></label
          >`,
      )}
    </fieldset>`;
  }

  /** @param {import('./block.js').Block} block */
  #rows(block) {
    return html`<div class="field">
      <label for="list-row">${t('list.row')}</label>
      <select id="list-row" @change=${this.#chooseRow}>
        <option value="" .selected=${this.row === null}>${t('list.any-row')}</option>
        ${Array.from({ length: block.rows }, (_, index) => {
          const left = this.statuses.leftInRow(block, index + 1);
          return html`<option value=${index + 1} .selected=${this.row === index + 1} ?disabled=${left === 0}>
            ${t('list.row-left', { row: index + 1, count: left })}
          </option>`;
        })}
      </select>
    </div>`;
  }

  #offers() {
    return html`<h3 id="offers-title">${this.row === null ? t('list.best') : t('list.in-row')}</h3>
      ${
        this.found.length === 0
          ? html`<p class="muted">${t('list.none', { count: this.count })}</p>`
          : html`<ul class="offers plain" aria-labelledby="offers-title">
              ${this.found.map((offer) => this.#offer(offer))}
            </ul>`
      }
      <div class="actions">
        ${
          this.row === null && this.found.length === this.most
            ? html`<button type="button" class="quiet" @click=${this.#more}>${t('more')}</button>`
            : nothing
        }
        <button type="button" class="quiet" @click=${this.#search}>${t('list.again')}</button>
      </div>`;
  }

  /** @param {Offer} offer */
  #offer(offer) {
    const isChosen = offer.seats.every((seat) => this.choice.seats.has(seat));
    const isGone = !offer.seats.every((seat) => this.statuses.isAvailable(seat) || this.choice.held.has(seat));
    const where = t('seats.group', {
      count: offer.seats.length,
      section: offer.block.name,
      row: offer.row,
      seats: ranges(offer.seats),
    });
    return html`<li>
      <button
        type="button"
        class="offer"
        aria-pressed=${isChosen}
        aria-disabled=${(isGone || this.locked) && !isChosen}
        @click=${() => this.#choose(offer, isChosen, isGone)}
      >
        <span class="offer-mark" aria-hidden="true">${isChosen ? icons.check : nothing}</span>
        <span class="offer-where">${where}</span>
        <span class="offer-price numeric">${isGone && !isChosen ? t('list.gone') : points(offer.price)}</span>
      </button>
    </li>`;
  }

  /**
   * A group takes the place of what was chosen; single seats are added.
   *
   * @param {Offer} offer
   * @param {boolean} isChosen
   * @param {boolean} isGone
   */
  #choose(offer, isChosen, isGone) {
    if (this.locked || (isGone && !isChosen)) {
      return;
    }
    if (offer.seats.length === 1) {
      this.dispatchEvent(new CustomEvent('seat-pressed', { detail: offer.seats[0], bubbles: true }));
    } else if (isChosen) {
      this.choice.clear();
    } else {
      this.choice.take(offer.seats);
      this.dispatchEvent(new CustomEvent('group-chosen', { detail: offer.seats, bubbles: true }));
    }
  }

  /** @param {number} count */
  #chooseCount(count) {
    this.count = count;
    this.most = AT_FIRST;
  }

  /** @param {Event & {target: HTMLSelectElement}} event */
  #chooseSection({ target }) {
    this.section = target.value === '' ? null : Number(target.value);
    this.row = null;
    this.most = AT_FIRST;
    if (this.section !== null) {
      this.dispatchEvent(new CustomEvent('section-chosen', { detail: this.section, bubbles: true }));
    }
  }

  /** @param {Event & {target: HTMLSelectElement}} event */
  #chooseRow({ target }) {
    this.row = target.value === '' ? null : Number(target.value);
  }

  #more() {
    this.most += MORE;
  }
}

customElements.define('fr-seat-list', SeatList);
