import { html, nothing } from 'lit';
import { alarm } from '../lib/alarm.js';
import { t } from '../lib/text.js';
import { Part } from '../parts/part.js';

/** How many may be ahead when one wants to be told. */
const CHOICES = [5, 20, 50, 100, 500, 1000];

/** How to be told of one's turn while one looks at something else. Nothing sounds that was not asked for. */
class AlarmSettings extends Part {
  static properties = { ahead: { attribute: false } };

  constructor() {
    super();
    /** @type {number | null} how many are ahead now */
    this.ahead = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.listen(alarm, 'change', () => this.requestUpdate());
  }

  render() {
    return html`<section class="card flat" aria-labelledby="alarm">
      <h2 id="alarm">${t('alarm.title')}</h2>
      <div>${this.#sound()} ${this.#notification()} ${this.#awake()}</div>
      ${this.ahead === null ? nothing : this.#near(this.ahead)}
      <p class="row">
        <button type="button" @click=${() => alarm.test()}>${t('alarm.test')}</button>
        <span class="muted small">${t('alarm.hint')}</span>
      </p>
    </section>`;
  }

  #sound() {
    const { sound } = alarm.settings;
    const isMute = sound && !alarm.sounds;
    return alarm.canSound
      ? html`<label class="check">
            <input
              type="checkbox"
              .checked=${sound}
              @change=${(/** @type {any} */ event) => alarm.setSound(event.target.checked)}
            />
            ${t(vibrates() ? 'alarm.sound-vibration' : 'alarm.sound')}
          </label>
          ${isMute ? html`<p class="hint">${t('alarm.locked')}</p>` : nothing}`
      : nothing;
  }

  #notification() {
    return alarm.permission === 'none'
      ? nothing
      : html`<label class="check">
            <input
              type="checkbox"
              .checked=${alarm.settings.notification && alarm.permission === 'granted'}
              ?disabled=${alarm.permission === 'denied' || alarm.cannotNotify}
              @change=${(/** @type {Event} */ event) => this.#setNotification(event)}
            />
            ${t('alarm.notification')}
          </label>
          ${alarm.permission === 'denied' ? html`<p class="hint">${t('alarm.denied')}</p>` : nothing}
          ${alarm.cannotNotify ? html`<p class="hint">${t('alarm.cannot-notify')}</p>` : nothing}`;
  }

  /** @param {Event} event */
  async #setNotification(event) {
    const box = /** @type {HTMLInputElement} */ (event.target);
    await alarm.setNotification(box.checked);
    box.checked = alarm.settings.notification;
  }

  #awake() {
    return alarm.canStayAwake
      ? html`<label class="check">
          <input
            type="checkbox"
            .checked=${alarm.settings.awake}
            @change=${(/** @type {any} */ event) => alarm.setAwake(event.target.checked)}
          />
          ${t('alarm.awake')}
        </label>`
      : nothing;
  }

  /** @param {number} ahead */
  #near(ahead) {
    const chosen = alarm.settings.ahead;
    const choices = CHOICES.filter((it) => it < ahead || it === chosen);
    return choices.length === 0
      ? nothing
      : html`<div class="field">
          <label for="alarm-ahead">${t('alarm.near')}</label>
          <select id="alarm-ahead" @change=${(/** @type {any} */ event) => alarm.setAhead(Number(event.target.value))}>
            <option value="0" ?selected=${chosen === 0}>${t('alarm.near-off')}</option>
            ${choices.map(
              (it) =>
                html`<option value=${it} ?selected=${it === chosen}>${t('alarm.near-choice', { count: it })}</option>`,
            )}
          </select>
        </div>`;
  }
}

/** Desktop browsers have the call, but nothing that could vibrate. */
function vibrates() {
  return 'vibrate' in navigator && matchMedia('(pointer: coarse)').matches;
}

customElements.define('fr-alarm-settings', AlarmSettings);
