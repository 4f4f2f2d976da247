import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import '../map/seat-map.js';
import '../parts/notice.js';
import { api } from '../lib/api.js';
import { number } from '../lib/format.js';
import { pause } from '../lib/retry.js';
import { t } from '../lib/text.js';
import { Choice } from '../map/choice.js';
import { Hall } from '../map/geometry.js';
import { seatShape, shapeLegend } from '../map/seat-shapes.js';
import { seatsInWords } from '../map/seat-words.js';
import { HELD, RESERVED, SOLD, SeatStatuses } from '../map/statuses.js';
import { holdingsOf } from './calls.js';
import { OperatorPart } from './operator-part.js';

/** @typedef {import('./calls.js').Holding} Holding */

const REFRESH_MS = 5_000;
/** A hall that takes long to read is read for a small part of the time. */
const SPARING = 20;
const SHOWN = 25;
const CODES = { HELD, RESERVED, SOLD };
/** @type {import('../map/seat-shapes.js').Legend} */
const OPERATORS = { states: ['available', 'held', 'reserved', 'sold'], words: 'operator.house.state' };

/** The map of a date as fans see it, and beside it who has what: a seat on the map finds its holder, and the other way round. */
class House extends OperatorPart {
  static properties = {
    performanceId: { attribute: false },
    holdings: { attribute: false },
    wanted: { attribute: false },
    shown: { attribute: false },
  };

  constructor() {
    super();
    this.performanceId = '';
    /** @type {Holding[] | null} */
    this.holdings = null;
    /** What is looked for: a number of a seat, or a part of an e-mail. */
    this.wanted = '';
    this.shown = SHOWN;
    /** @type {Hall} */
    this.hall = /** @type {any} */ (null);
    /** @type {SeatStatuses} */
    this.statuses = /** @type {any} */ (null);
    /** @type {Choice} */
    this.choice = /** @type {any} */ (null);
  }

  connectedCallback() {
    super.connectedCallback();
    this.#begin();
  }

  async #begin() {
    this.problem = null;
    try {
      const { body } = await api.get(`/performances/${this.performanceId}/plan`, { signal: this.signal });
      this.hall = new Hall(body);
      this.statuses = new SeatStatuses(this.hall, allAvailable(body.seatsTotal));
      this.choice = new Choice(this.hall, this.statuses, Infinity);
      await this.#follow();
    } catch (error) {
      this.problem = this.signal.aborted ? null : error;
    }
  }

  /** Reads again and again, the more seldom the longer it takes. */
  async #follow() {
    while (!this.signal.aborted) {
      const begun = performance.now();
      this.holdings = await holdingsOf(this.performanceId, { signal: this.signal });
      this.statuses.apply(this.#changes(this.holdings));
      await pause(Math.max(REFRESH_MS, SPARING * (performance.now() - begun)), this.signal);
    }
  }

  /**
   * @param {Holding[]} holdings
   * @returns {[number, number][]} of every seat, its code
   */
  #changes(holdings) {
    const codes = new Uint8Array(this.hall.seatsTotal);
    for (const { seatNumbers, status } of holdings) {
      seatNumbers.forEach((seat) => (codes[seat - 1] = CODES[status]));
    }
    return Array.from(codes, (code, index) => [index + 1, code]);
  }

  render() {
    return html`<fr-problem .problem=${this.problem} .retry=${() => this.#begin()}></fr-problem>
      ${this.holdings ? this.#house(this.holdings) : this.problem ? nothing : html`<p class="muted">${t('loading')}</p>`}`;
  }

  /** @param {Holding[]} holdings */
  #house(holdings) {
    const matching = this.wanted ? holdings.filter((holding) => matches(holding, this.wanted)) : holdings;
    return html`<div class="house">
      <div class="seats-map">
        <fr-seat-map
          .hall=${this.hall}
          .statuses=${this.statuses}
          .choice=${this.choice}
          .legend=${OPERATORS}
          help="operator.house.help"
          press="operator.house.press"
          @seat-pressed=${(/** @type {CustomEvent} */ event) => this.#look(String(event.detail))}
        ></fr-seat-map>
        ${shapeLegend(OPERATORS)}
      </div>
      <div class="stack">
        <h3>${t('operator.house.holders')}</h3>
        <div class="field">
          <label for="holder">${t('operator.house.search')}</label>
          <input
            id="holder"
            type="search"
            autocomplete="off"
            .value=${this.wanted}
            @input=${(/** @type {any} */ event) => this.#look(event.target.value)}
          />
        </div>
        <div role="status"><p class="muted small">${this.#found(holdings, matching)}</p></div>
        <ul class="plain holders">
          ${repeat(matching.slice(0, this.shown), keyOf, (holding) => this.#holding(holding))}
        </ul>
        ${
          matching.length > this.shown
            ? html`<button type="button" class="quiet" @click=${() => (this.shown += SHOWN)}>${t('more')}</button>`
            : nothing
        }
      </div>
    </div>`;
  }

  /**
   * @param {Holding[]} holdings
   * @param {Holding[]} matching
   */
  #found(holdings, matching) {
    if (holdings.length === 0) {
      return t('operator.house.nobody');
    }
    return matching.length === 0 ? this.#free() : t('operator.house.count', { count: matching.length });
  }

  /** Of a seat that nobody has, that it is free. */
  #free() {
    const seat = Number(this.wanted);
    return Number.isInteger(seat) && seat >= 1 && seat <= this.hall.seatsTotal
      ? t('operator.house.free', { seat: seatsInWords(this.hall, [seat]) })
      : t('operator.house.no-match');
  }

  /** @param {Holding} holding */
  #holding(holding) {
    const { seatNumbers, status, email } = holding;
    const state = OPERATORS.states[CODES[status]];
    return html`<li>
      <div>
        <p><strong>${email}</strong></p>
        <p>${seatsInWords(this.hall, seatNumbers)}</p>
        <p class="muted small">${seatShape(state)} ${t(`${OPERATORS.words}.${state}`)}</p>
      </div>
      <button
        type="button"
        class="quiet"
        aria-label=${t('operator.house.show-seats', { seats: seatNumbers.map(number).join(', ') })}
        @click=${() => this.#show(seatNumbers)}
      >
        ${t('operator.house.show')}
      </button>
    </li>`;
  }

  /** @param {string} wanted */
  #look(wanted) {
    this.wanted = wanted.trim();
    this.shown = SHOWN;
    const seat = Number(this.wanted);
    const holding = (this.holdings ?? []).find(({ seatNumbers }) => seatNumbers.includes(seat));
    this.#mark(holding?.seatNumbers ?? []);
  }

  /** @param {number[]} seats */
  #show(seats) {
    this.#mark(seats);
    /** @type {any} */ (this.querySelector('fr-seat-map')).showSeats(seats);
  }

  /** @param {number[]} seats shown as chosen on the map */
  #mark(seats) {
    this.choice.seats = new Set(seats);
    this.choice.dispatchEvent(new Event('change'));
  }
}

/**
 * @param {number} seatsTotal
 * @returns {string} as the service writes statuses
 */
function allAvailable(seatsTotal) {
  return btoa('\0'.repeat(Math.ceil(seatsTotal / 4)));
}

/**
 * @param {Holding} holding
 * @param {string} wanted the number of a seat, or a part of an e-mail address
 */
function matches({ seatNumbers, email }, wanted) {
  return /^\d+$/.test(wanted)
    ? seatNumbers.includes(Number(wanted))
    : email.toLowerCase().includes(wanted.toLowerCase());
}

/** @param {Holding} holding */
function keyOf({ seatNumbers, status }) {
  return `${status} ${seatNumbers[0]}`;
}

customElements.define('fr-house', House);
