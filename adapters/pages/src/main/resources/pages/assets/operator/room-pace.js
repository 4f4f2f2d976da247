import { html, nothing } from 'lit';
import { duration, number, waitRange } from '../lib/format.js';
import { t } from '../lib/text.js';
import { forecast } from './calls.js';
import { numberField } from './forms.js';
import { PolicyPart } from './policy-part.js';

/** Time without typing or sliding after which the service is asked. */
const SETTLED_MS = 250;
/** The forecast of the present policy is read again after this time. */
const REFRESH_MS = 5_000;
const BOUNDS = { capacity: 1_000_000, admitPerSecond: 10_000 };
/** A slider ends at this multiple of the present value, so that it can be set finely; the field beside it takes any. */
const REACH = 4;
const REACH_MIN = { capacity: 200, admitPerSecond: 20 };

/** Capacity and rate by sliders, that say beforehand what they do to the wait. */
class RoomPace extends PolicyPart {
  static properties = { forecast: { attribute: false }, isAsking: { attribute: false } };

  constructor() {
    super();
    /** @type {import('./calls.js').Forecast | null} null while there is none */
    this.forecast = null;
    this.isAsking = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    this.asked = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#read();
    this.every(REFRESH_MS, () => this.#read());
    this.untilRemoved(() => clearTimeout(this.timer));
  }

  /** @param {Map<any, any>} changed */
  willUpdate(changed) {
    if (changed.has('draft') && changed.get('draft') && this.#isWithinBounds) {
      this.isAsking = true;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.#read(), SETTLED_MS);
    }
  }

  async #read() {
    const asked = ++this.asked;
    try {
      const answer = await forecast(this.model, this.draft, this.signal);
      if (asked === this.asked) {
        this.forecast = answer;
        this.isAsking = false;
      }
    } catch {
      // Without a forecast the sliders still work; the frame says when the service cannot be reached.
    }
  }

  render() {
    return html`<form class="form" @submit=${this.save}>
      ${this.#slider('capacity')} ${this.#slider('admitPerSecond')}
      <div class="forecast" role="status">${this.#forecast()}</div>
      ${this.end()}
    </form>`;
  }

  /** @param {'capacity' | 'admitPerSecond'} name */
  #slider(name) {
    const value = this.policy[name];
    const present = /** @type {any} */ (this.model.room)[name];
    const max = Math.min(BOUNDS[name], Math.max(REACH_MIN[name], round(present * REACH), value));
    const change = (/** @type {string} */ typed) => typed !== '' && this.change({ [name]: Number(typed) });
    return html`<div class="slider">
      ${numberField({
        name,
        label: t(`operator.policy.${name}`),
        value,
        min: 1,
        max: BOUNDS[name],
        hint: value === present ? undefined : t('operator.pace.now', { value: present }),
        error: isWithinBounds(name, value)
          ? this.errorOf(name)
          : t('operator.pace.bounds', { min: 1, max: BOUNDS[name] }),
        changed: change,
      })}
      <input
        type="range"
        min="1"
        max=${max}
        .value=${String(value)}
        aria-label=${t('operator.slider', { name: t(`operator.policy.${name}`) })}
        aria-valuetext=${number(value)}
        @input=${(/** @type {any} */ event) => change(event.target.value)}
      />
    </div>`;
  }

  get #isWithinBounds() {
    return Object.entries(this.draft).every(([name, value]) => isWithinBounds(name, value));
  }

  #forecast() {
    if (!this.forecast || !this.#isWithinBounds) {
      return html`<p class="muted">${t('operator.forecast.none')}</p>`;
    }
    const { waiting, now, changed } = this.forecast;
    if (!this.isChanged) {
      return html`<p>${inWords('operator.forecast.now', waiting, now)}</p>`;
    }
    return html`<p class="muted">${inWords('operator.forecast.now', waiting, now)}</p>
      ${
        this.isAsking
          ? html`<p>${t('operator.forecast.asking')}</p>`
          : html`<p>
              <strong>${inWords('operator.forecast.then', waiting, changed)}</strong>
              ${now && changed ? difference(changed.seconds - now.seconds) : nothing}
            </p>`
      }`;
  }
}

/**
 * @param {string} name
 * @param {any} value
 */
function isWithinBounds(name, value) {
  return Number.isInteger(value) && value >= 1 && value <= /** @type {any} */ (BOUNDS)[name];
}

/**
 * @param {string} key
 * @param {number} waiting
 * @param {import('./calls.js').Wait} wait
 * @returns {string}
 */
function inWords(key, waiting, wait) {
  if (wait === null) {
    return t(`${key}.paused`, { count: waiting });
  }
  const time = waitRange(wait.seconds, wait.secondsHigh);
  return t(waiting === 0 ? `${key}.nobody` : key, { count: waiting, time });
}

/** @param {number} seconds */
function difference(seconds) {
  const key = Math.abs(seconds) < 1 ? 'same' : seconds < 0 ? 'shorter' : 'longer';
  return t(`operator.forecast.${key}`, { time: duration(Math.abs(seconds)) });
}

/**
 * @param {number} value
 * @returns {number} with one or two figures that are not 0
 */
function round(value) {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1);
  return Math.ceil(value / unit) * unit;
}

customElements.define('fr-room-pace', RoomPace);
