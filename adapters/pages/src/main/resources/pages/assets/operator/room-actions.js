import { html, nothing } from 'lit';
import '../parts/notice.js';
import { page } from '../lib/api.js';
import { dateTime } from '../lib/format.js';
import { session } from '../lib/session.js';
import { t } from '../lib/text.js';
import { OperatorPart } from './operator-part.js';

const REFRESH_MS = 10_000;
const SHOWN = 10;

/** Who did what to a waiting room, newest first. */
class RoomActions extends OperatorPart {
  static properties = { model: { attribute: false }, actions: { attribute: false }, next: { attribute: false } };

  constructor() {
    super();
    /** @type {import('./room-model.js').RoomModel} */
    this.model = /** @type {any} */ (null);
    /** @type {any[] | null} */
    this.actions = null;
    /** @type {string | null} where the list goes on */
    this.next = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.refresh();
    this.every(REFRESH_MS, () => this.refresh());
  }

  /** Reads what is new; what was shown stays. */
  async refresh() {
    try {
      const { items, next } = await this.#page(null);
      const known = new Set(items.map((it) => it.actionId));
      const older = (this.actions ?? []).filter((it) => !known.has(it.actionId));
      this.next = older.length > 0 ? this.next : next;
      this.actions = [...items, ...older];
    } catch (error) {
      this.problem = this.signal.aborted || this.actions ? null : error;
    }
  }

  async #more() {
    await this.attempt(async () => {
      const { items, next } = await this.#page(this.next);
      this.actions = [...(this.actions ?? []), ...items];
      this.next = next;
    });
  }

  /** @param {string | null} after */
  #page(after) {
    return page(`${this.model.path}/actions`, SHOWN, after, { signal: this.signal, once: true });
  }

  render() {
    return html`<fr-problem .problem=${this.problem} .retry=${() => this.refresh()}></fr-problem>
      ${this.actions === null ? nothing : this.#list(this.actions)}`;
  }

  /** @param {any[]} actions */
  #list(actions) {
    return actions.length === 0
      ? html`<p class="empty">${t('operator.actions.none')}</p>`
      : html`<ol class="plain log">
            ${actions.map(
              (action) =>
                html`<li>
                  <span>${t(`operator.action.${action.action}`, { user: this.#name(action.userId) })}</span>
                  <span class="muted">${this.#name(action.operatorId)}</span>
                  <time class="muted numeric" datetime=${action.at}>${dateTime(action.at)}</time>
                </li>`,
            )}
          </ol>
          ${
            this.next === null
              ? nothing
              : html`<button type="button" class="quiet" @click=${this.#more}>${t('more')}</button>`
          }`;
  }

  /**
   * @param {string | null} id of a user
   * @returns {string} the e-mail if it was looked for here, else the end of the id
   */
  #name(id) {
    if (id === session.user?.userId) {
      return t('operator.you');
    }
    return id ? (this.model.emails.get(id) ?? id.slice(-12)) : '';
  }
}

customElements.define('fr-room-actions', RoomActions);
