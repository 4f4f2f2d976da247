import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import './all-dates.js';
import './concert-form.js';
import './concert-row.js';
import { page } from '../lib/api.js';
import { go } from '../lib/router.js';
import { t } from '../lib/text.js';
import { OperatorPage } from './operator-page.js';

/** Each asks for how its sale goes again and again, so a house with hundreds does not show them all at once. */
const SHOWN = 20;

/** The concerts with how they sell, latest first, and the way to a new one; or all dates of all concerts. */
class Concerts extends OperatorPage {
  static properties = {
    concerts: { attribute: false },
    next: { attribute: false },
    isAdding: { attribute: false },
  };

  constructor() {
    super();
    /** @type {any[] | null} */
    this.concerts = null;
    /** @type {string | null} where the list goes on */
    this.next = null;
    this.isAdding = false;
  }

  get subject() {
    return this.#isHouse ? t('operator.all-dates') : t('operator.title');
  }

  get #isHouse() {
    return new URLSearchParams(location.search).get('view') === 'house';
  }

  get place() {
    return this.#isHouse ? '/operator?view=house' : '/operator';
  }

  async load() {
    await this.reading(async () => {
      const { items, next } = await this.#page(null);
      this.concerts = items;
      this.next = next;
    });
  }

  async #more() {
    await this.reading(async () => {
      const after = this.next;
      const { items, next } = await this.#page(after);
      // A second press while the first is under way adds nothing.
      if (this.next === after) {
        this.concerts = [...(this.concerts ?? []), ...items];
        this.next = next;
      }
    });
  }

  /** @param {string | null} after */
  #page(after) {
    return page('/admin/concerts', SHOWN, after, { signal: this.signal });
  }

  content() {
    if (this.#isHouse) {
      return html`<h1>${t('operator.all-dates')}</h1>
        <fr-all-dates></fr-all-dates>`;
    }
    return html`<div class="row spread">
        <h1>${t('operator.concerts')}</h1>
        ${
          this.isAdding
            ? nothing
            : html`<button type="button" class="main" @click=${this.#add}>${t('operator.concert.new')}</button>`
        }
      </div>
      ${this.isAdding ? this.#form() : nothing} ${this.concerts ? this.#list(this.concerts) : this.#waiting()}`;
  }

  #waiting() {
    return this.problem ? nothing : html`<p class="muted">${t('loading')}</p>`;
  }

  #form() {
    return html`<section class="card" aria-labelledby="new-concert">
      <h2 id="new-concert">${t('operator.concert.new')}</h2>
      <fr-concert-form
        @saved=${(/** @type {CustomEvent} */ event) => go(`/operator/concerts/${event.detail.concertId}?view=dates`)}
        @canceled=${() => (this.isAdding = false)}
      ></fr-concert-form>
    </section>`;
  }

  async #add() {
    this.isAdding = true;
    await this.updateComplete;
    const form = /** @type {any} */ (this.querySelector('fr-concert-form'));
    await form.updateComplete;
    form.querySelector('input').focus();
  }

  /** @param {any[]} concerts */
  #list(concerts) {
    return concerts.length === 0
      ? html`<p class="empty">${t('operator.concerts-empty')}</p>`
      : html`<ul class="stack plain">
            ${repeat(
              concerts,
              (concert) => concert.concertId,
              (concert) => html`<li><fr-concert-row .concert=${concert}></fr-concert-row></li>`,
            )}
          </ul>
          ${
            this.next === null
              ? nothing
              : html`<button type="button" class="quiet" @click=${this.#more}>${t('more')}</button>`
          }`;
  }
}

customElements.define('fr-operator', Concerts);
