import { html } from 'lit';
import '../parts/notice.js';
import './plan-editor.js';
import { api } from '../lib/api.js';
import { dateTime, differsHere, zoneName } from '../lib/format.js';
import { t } from '../lib/text.js';
import { errorList, momentField } from './forms.js';
import { HALLS, isStandard } from './halls.js';
import { OperatorPart } from './operator-part.js';
import { toInstant } from './zoned.js';

/** A new date of a concert: when, and the plan of its hall. Fires `saved` with the performance, and `canceled`. */
class DateForm extends OperatorPart {
  static properties = { concert: { attribute: false }, starts: { attribute: false } };

  constructor() {
    super();
    /** @type {any} */
    this.concert = null;
    /** by the clocks of the venue; empty for none yet */
    this.starts = '';
    /** @type {import('./halls.js').Section[]} */
    this.sections = HALLS.standard();
  }

  render() {
    return html`<form class="form" @submit=${this.#submit}>
      ${momentField({
        name: 'startsAt',
        label: t('operator.date.starts'),
        value: this.starts,
        hint: this.#startsHere(),
        error: this.errorOf('startsAt'),
        changed: (value) => (this.starts = value),
      })}
      <fr-plan-editor @changed=${(/** @type {CustomEvent} */ event) => (this.sections = event.detail)}></fr-plan-editor>
      <fr-problem .problem=${this.problem}></fr-problem>
      ${errorList(this.otherErrors(['startsAt']))}
      <div class="actions">
        <button type="button" class="quiet" @click=${() => this.dispatchEvent(new Event('canceled'))}>
          ${t('cancel')}
        </button>
        <button class="main" aria-disabled=${this.busy}>${t('operator.date.create')}</button>
      </div>
    </form>`;
  }

  #startsHere() {
    const zone = this.concert.timeZone;
    const instant = this.starts && toInstant(this.starts, zone);
    return instant && differsHere(zone, instant)
      ? t('operator.here', { time: dateTime(instant) })
      : t('operator.by-clocks', { zone: zoneName(zone) });
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    const saved = await this.attempt(async () => {
      const { body } = await api.post(`/admin/concerts/${this.concert.concertId}/performances`, this.#fields());
      return body;
    });
    if (saved) {
      this.dispatchEvent(new CustomEvent('saved', { detail: saved }));
    }
  }

  #fields() {
    const startsAt = toInstant(this.starts, this.concert.timeZone);
    const sections = this.sections.map(({ at, ...section }) => ({
      ...section,
      name: section.name.trim(),
      ...(at ? { at } : {}),
    }));
    return isStandard(this.sections) ? { startsAt } : { startsAt, sections };
  }
}

customElements.define('fr-date-form', DateForm);
