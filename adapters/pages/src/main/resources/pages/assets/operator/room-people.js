import { html, nothing } from 'lit';
import '../parts/notice.js';
import { api, Problem } from '../lib/api.js';
import { time } from '../lib/format.js';
import { t } from '../lib/text.js';
import { ask } from '../parts/dialog.js';
import { field } from '../parts/field.js';
import { findEntry } from './calls.js';
import { OperatorPart } from './operator-part.js';

/** One person of the line, found by e-mail: let in ahead of turn, or removed. Fires `acted` after each. */
class RoomPeople extends OperatorPart {
  static properties = { model: { attribute: false }, found: { attribute: false } };

  constructor() {
    super();
    /** @type {import('./room-model.js').RoomModel} */
    this.model = /** @type {any} */ (null);
    /** @type {import('./calls.js').Entry | null} */
    this.found = null;
  }

  render() {
    return html`<form class="form" @submit=${this.#find}>
        ${field({
          name: 'person',
          type: 'email',
          label: t('operator.people.email'),
          autocomplete: 'off',
          hint: t('operator.people.hint'),
        })}
        <div class="row"><button aria-disabled=${this.busy}>${t('operator.people.find')}</button></div>
      </form>
      ${this.found ? this.#person(this.found) : nothing}
      <fr-problem .problem=${this.problem} where="operator.people"></fr-problem>
      <div role="status">${this.done ? html`<p class="notice good">${this.done}</p>` : nothing}</div>`;
  }

  /** @param {import('./calls.js').Entry} person */
  #person(person) {
    return html`<div class="person">
      <p>
        <strong>${person.name}</strong><br />
        <span class="muted">${person.email}</span><br />
        ${standing(person)}
      </p>
      <div class="row">
        ${
          person.state === 'WAITING'
            ? html`<button type="button" @click=${() => this.#admit(person)}>${t('operator.people.admit')}</button>`
            : nothing
        }
        ${
          person.state === 'GONE'
            ? nothing
            : html`<button type="button" class="danger" @click=${() => this.#remove(person)}>
                ${t('operator.people.remove')}
              </button>`
        }
      </div>
    </div>`;
  }

  /** @param {SubmitEvent} event */
  async #find(event) {
    event.preventDefault();
    const email = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('person') ?? '').trim();
    this.found = null;
    this.found = (await this.attempt(() => findEntry(this.model, email, this.signal))) ?? null;
  }

  /** @param {import('./calls.js').Entry} person */
  async #admit(person) {
    if (await this.attempt(() => api.post(`${this.model.path}/admissions`, { userId: person.userId }))) {
      this.#tell(t('operator.people.admitted', { name: person.name }));
    } else if (this.problem instanceof Problem && this.problem.code === 'room-full') {
      this.dispatchEvent(new Event('acted'));
    }
  }

  /** @param {import('./calls.js').Entry} person */
  async #remove(person) {
    const others = (this.model.room?.waiting ?? 0) - (person.state === 'WAITING' ? 1 : 0);
    const isSure = await ask({
      title: t('operator.people.remove-title', { name: person.name }),
      text: html`<p>${person.email}: ${standing(person)}</p>
        <p>${t('operator.people.remove-text')}</p>
        <p>${t('operator.people.remove-behind', { count: Math.max(0, others) })}</p>`,
      yes: t('operator.people.remove'),
      no: t('operator.people.keep'),
      danger: true,
    });
    if (isSure && (await this.attempt(() => api.delete(`${this.model.path}/users/${person.userId}`)))) {
      this.#tell(t('operator.people.removed', { name: person.name }));
    }
  }

  /** @param {string} done */
  #tell(done) {
    this.found = null;
    this.done = done;
    this.dispatchEvent(new Event('acted'));
  }
}

/**
 * @param {import('./calls.js').Entry} entry
 * @returns {string} where in line somebody is
 */
function standing({ state, position, expiresAt }) {
  if (state === 'WAITING') {
    return position === null ? t('operator.people.undrawn') : t('operator.people.waiting', { position });
  }
  return state === 'ACTIVE' && expiresAt
    ? t('operator.people.active', { time: time(expiresAt) })
    : t('operator.people.gone');
}

customElements.define('fr-room-people', RoomPeople);
