import { html, nothing } from 'lit';
import '../parts/notice.js';
import './conflict.js';
import { Problem } from '../lib/api.js';
import { t } from '../lib/text.js';
import { errorList } from './forms.js';
import { OperatorPart } from './operator-part.js';
import { POLICY } from './room-model.js';

/** @typedef {import('./room-model.js').Room} Room */

/**
 * The base of forms that change a part of the policy. What was typed is kept while the room goes on; what was not, follows the
 * room. If another operator was faster, both versions are shown.
 */
export class PolicyPart extends OperatorPart {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { model: { attribute: false }, draft: { attribute: false }, conflict: { attribute: false } };

  constructor() {
    super();
    /** @type {import('./room-model.js').RoomModel} */
    this.model = /** @type {any} */ (null);
    /** @type {Partial<Room>} the fields that were changed here and are not saved */
    this.draft = {};
    /** @type {string | null} of the policy that the draft began with */
    this.base = null;
    /** @type {Room | null} the policy of another operator who was faster */
    this.conflict = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.listen(this.model, 'change', () => this.requestUpdate());
    this.listen(this.model, 'own', ({ detail }) => {
      this.base = this.base === detail.from ? detail.to : this.base;
    });
  }

  /** @returns {Room} with what was changed here */
  get policy() {
    return /** @type {Room} */ ({ ...this.model.room, ...this.draft });
  }

  get isChanged() {
    return Object.keys(this.draft).length > 0;
  }

  /** @param {Partial<Room>} fields */
  change(fields) {
    if (!this.isChanged) {
      this.base = this.model.etag;
    }
    this.done = '';
    const room = /** @type {any} */ (this.model.room);
    const all = Object.entries({ ...this.draft, ...fields });
    this.draft = Object.fromEntries(all.filter(([name, value]) => room[name] !== value));
  }

  reset() {
    this.draft = {};
    this.problem = null;
    this.conflict = null;
  }

  /** @param {Event} event */
  async save(event) {
    event.preventDefault();
    if (this.isChanged) {
      await this.#send(this.base);
    }
  }

  /** @param {string | null} ifMatch */
  async #send(ifMatch) {
    await this.attempt(async () => {
      try {
        await this.model.change(this.draft, ifMatch);
        this.reset();
        this.done = t('operator.saved');
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'precondition-failed') {
          throw error;
        }
        await this.model.load({ once: true });
        this.conflict = this.model.room;
      }
    });
  }

  /** What every such form ends with. */
  end() {
    return html`${this.conflict ? this.#conflict(this.conflict) : nothing}
      ${this.problem ? html`<fr-problem .problem=${this.problem}></fr-problem>` : nothing}
      ${errorList(this.otherErrors([...POLICY]))}
      <div class="actions">
        <div role="status" class="grow">${this.done ? html`<p class="saved">${this.done}</p>` : nothing}</div>
        <button type="button" class="quiet" ?disabled=${!this.isChanged} @click=${this.reset}>
          ${t('operator.discard')}
        </button>
        <button class="main" aria-disabled=${this.busy || !this.isChanged}>${t('operator.apply')}</button>
      </div>`;
  }

  /** @param {Room} theirs */
  #conflict(theirs) {
    return html`<fr-conflict
      .theirs=${theirs}
      .mine=${this.draft}
      @keep-theirs=${this.#keepTheirs}
      @use-mine=${this.#useMine}
    ></fr-conflict>`;
  }

  #keepTheirs() {
    this.reset();
    this.done = t('operator.conflict.kept');
  }

  async #useMine() {
    this.conflict = null;
    await this.#send(this.model.etag);
  }
}
