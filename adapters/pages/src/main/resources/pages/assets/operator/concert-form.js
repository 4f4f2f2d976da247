import { html, nothing } from 'lit';
import '../parts/notice.js';
import { api } from '../lib/api.js';
import { dateTime, differsHere, zoneName } from '../lib/format.js';
import { t } from '../lib/text.js';
import { choiceField, errorList, momentField, textField } from './forms.js';
import { OperatorPart } from './operator-part.js';
import { here, toInstant, toLocal, zones } from './zoned.js';

const TEXT_MAX = 200;
const FIELDS = ['title', 'artist', 'venue', 'timeZone', 'salesOpenAt'];

/**
 * A concert as a form, a new one if there is none. Fires `saved` with the concert, and `canceled`. A change sends only the
 * fields that were changed, so that it undoes nothing that somebody else changes meanwhile.
 */
class ConcertForm extends OperatorPart {
  static properties = { concert: { attribute: false }, draft: { attribute: false } };

  constructor() {
    super();
    /** @type {any} null for a new one */
    this.concert = null;
    /** @type {Record<string, string>} the fields as they were typed, `opens` by the clocks of `timeZone` */
    this.draft = { title: '', artist: '', venue: '', timeZone: here(), opens: '' };
  }

  /** @param {Map<any, any>} changed */
  willUpdate(changed) {
    if (changed.has('concert') && this.concert) {
      const { title, artist, venue, timeZone, salesOpenAt } = this.concert;
      this.draft = { title, artist, venue, timeZone, opens: toLocal(salesOpenAt, timeZone) };
    }
  }

  render() {
    const { title, artist, venue, timeZone, opens } = this.draft;
    return html`<form class="form" @submit=${this.#submit}>
      ${this.#text('title', title)}
      <div class="fields">${this.#text('artist', artist)} ${this.#text('venue', venue)}</div>
      <div class="fields">
        ${choiceField({
          name: 'timeZone',
          label: t('operator.concert.zone'),
          value: timeZone,
          options: zones(timeZone).map((zone) => [zone, zone.replaceAll('_', ' ')]),
          error: this.errorOf('timeZone'),
          changed: (value) => this.#change({ timeZone: value }),
        })}
        ${momentField({
          name: 'salesOpenAt',
          label: t('operator.concert.opens'),
          value: opens,
          hint: this.#opensHere(),
          error: this.errorOf('salesOpenAt'),
          changed: (value) => this.#change({ opens: value }),
        })}
      </div>
      ${this.problem ? html`<fr-problem .problem=${this.problem}></fr-problem>` : nothing}
      ${errorList(this.otherErrors(FIELDS))}
      <div role="status">${this.done ? html`<p class="notice good">${this.done}</p>` : nothing}</div>
      <div class="actions">
        ${
          this.concert
            ? nothing
            : html`<button type="button" class="quiet" @click=${() => this.dispatchEvent(new Event('canceled'))}>
                ${t('cancel')}
              </button>`
        }
        <button class="main" aria-disabled=${this.busy}>
          ${t(this.concert ? 'operator.concert.save' : 'operator.concert.create')}
        </button>
      </div>
    </form>`;
  }

  /**
   * @param {'title' | 'artist' | 'venue'} name
   * @param {string} value
   */
  #text(name, value) {
    return textField({
      name,
      label: t(`operator.concert.${name}`),
      value,
      maxlength: TEXT_MAX,
      error: this.errorOf(name),
      changed: (typed) => this.#change({ [name]: typed }),
    });
  }

  /** @param {Record<string, string>} fields */
  #change(fields) {
    this.draft = { ...this.draft, ...fields };
    this.done = '';
  }

  #opensHere() {
    const { opens, timeZone } = this.draft;
    if (!opens) {
      return t('operator.by-clocks', { zone: zoneName(timeZone) });
    }
    const instant = toInstant(opens, timeZone);
    return differsHere(timeZone, instant)
      ? t('operator.here', { time: dateTime(instant) })
      : t('operator.by-clocks', { zone: zoneName(timeZone) });
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    const saved = await this.attempt(() => (this.concert ? this.#save() : this.#create()));
    if (saved) {
      this.done = this.concert ? t('operator.saved') : '';
      this.dispatchEvent(new CustomEvent('saved', { detail: saved }));
    }
  }

  async #create() {
    const { body } = await api.post('/admin/concerts', this.#fields());
    return body;
  }

  async #save() {
    const fields = this.#fields();
    const before = { ...this.concert, salesOpenAt: this.#isMoved() ? null : fields.salesOpenAt };
    const changed = Object.entries(fields).filter(([name, value]) => before[name] !== value);
    if (changed.length === 0) {
      return this.concert;
    }
    const { body } = await api.patch(`/admin/concerts/${this.concert.concertId}`, Object.fromEntries(changed));
    return body;
  }

  /** The field shows minutes; seconds that cannot be seen are no change. */
  #isMoved() {
    const { timeZone, opens } = this.draft;
    return timeZone !== this.concert.timeZone || opens !== toLocal(this.concert.salesOpenAt, this.concert.timeZone);
  }

  #fields() {
    const { title, artist, venue, timeZone, opens } = this.draft;
    return {
      title: title.trim(),
      artist: artist.trim(),
      venue: venue.trim(),
      timeZone,
      salesOpenAt: toInstant(opens, timeZone),
    };
  }
}

customElements.define('fr-concert-form', ConcertForm);
