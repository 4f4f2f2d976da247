import { html } from 'lit';
import { dateTime, duration, zoneName } from '../lib/format.js';
import { t } from '../lib/text.js';
import { choiceField, momentField, numberField } from './forms.js';
import { PolicyPart } from './policy-part.js';
import { toInstant, toLocal } from './zoned.js';

const SECONDS_MAX = 86_400;

/** All of the policy that is seldom changed: opening, order, lengths, what joining again does, and what is guarded. */
class RoomPolicy extends PolicyPart {
  static properties = { concert: { attribute: false } };

  constructor() {
    super();
    /** @type {any} */
    this.concert = null;
  }

  render() {
    const policy = this.policy;
    return html`<form class="form" @submit=${this.save}>
      <div class="fields">
        ${this.#opening()} ${this.#choice('order', ['FIFO', 'SHUFFLE'])} ${this.#seconds('sessionSeconds')}
        ${this.#seconds('idleSeconds')} ${policy.awaySeconds === undefined ? '' : this.#seconds('awaySeconds')}
        ${this.#choice('reentry', ['KEEP', 'REQUEUE'])} ${this.#choice('guards', ['SEATS', 'DATES'])}
      </div>
      ${this.end()}
    </form>`;
  }

  #opening() {
    const zone = this.concert.timeZone;
    const { opensAt } = this.policy;
    return momentField({
      name: 'opensAt',
      label: t('operator.policy.opensAt'),
      value: opensAt ? toLocal(opensAt, zone) : '',
      optional: true,
      hint: t('operator.policy.opensAt.hint', { time: dateTime(this.concert.salesOpenAt, zone), zone: zoneName(zone) }),
      error: this.errorOf('opensAt'),
      changed: (typed) => this.change({ opensAt: typed === '' ? null : this.#opens(typed) }),
    });
  }

  /**
   * A time that is typed back as it was is the same moment to the second.
   *
   * @param {string} typed
   */
  #opens(typed) {
    const zone = this.concert.timeZone;
    const before = this.model.room?.opensAt;
    return before && toLocal(before, zone) === typed ? before : toInstant(typed, zone);
  }

  /** @param {'sessionSeconds' | 'idleSeconds' | 'awaySeconds'} name */
  #seconds(name) {
    const value = /** @type {number} */ (this.policy[name]);
    return numberField({
      name,
      label: t(`operator.policy.${name}`),
      value,
      min: name === 'awaySeconds' ? 0 : 1,
      max: SECONDS_MAX,
      hint:
        value === 0 ? t(`operator.policy.${name}.zero`) : t(`operator.policy.${name}.hint`, { time: duration(value) }),
      error: this.errorOf(name),
      changed: (typed) => typed !== '' && this.change({ [name]: Number(typed) }),
    });
  }

  /**
   * @param {'order' | 'reentry' | 'guards'} name
   * @param {string[]} values
   */
  #choice(name, values) {
    return choiceField({
      name,
      label: t(`operator.policy.${name}`),
      value: this.policy[name],
      options: values.map((value) => [value, t(`operator.policy.${name}.${value}`)]),
      hint: t(`operator.policy.${name}.hint`),
      error: this.errorOf(name),
      changed: (value) => this.change({ [name]: value }),
    });
  }
}

customElements.define('fr-room-policy', RoomPolicy);
