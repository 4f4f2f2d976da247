import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import '../parts/notice.js';
import { openingOf } from './concert-card.js';
import { all } from '../lib/api.js';
import { until } from '../lib/clock.js';
import { t } from '../lib/text.js';
import { Page } from '../parts/part.js';

/** How often the list is read while it can be seen. The service counts what is left every 2 s. */
const REFRESH_MS = 10_000;

/** How many concerts are drawn at first, and more with each press of a button. */
const SHOWN = 50;

/** All concerts, those that open next in front of those that are long on sale. */
class Home extends Page {
  static properties = { concerts: { attribute: false }, problem: { attribute: false }, shown: { attribute: false } };

  constructor() {
    super();
    /** @type {any[] | null} */
    this.concerts = null;
    /** @type {any} */
    this.problem = null;
    this.shown = SHOWN;
  }

  connectedCallback() {
    super.connectedCallback();
    this.every(REFRESH_MS, () => this.#load(), this.#load());
  }

  async #load() {
    try {
      const concerts = await all('/concerts', { signal: this.signal });
      this.concerts = concerts.toSorted(byOpening);
      this.problem = null;
    } catch (error) {
      this.problem = this.signal.aborted ? null : error;
    }
  }

  render() {
    return html`<div class="page">
      <h1>${t('home.title')}</h1>
      <fr-problem .problem=${this.problem} .retry=${() => this.#load()}></fr-problem>
      ${this.concerts ? this.#list(this.concerts) : this.problem ? nothing : html`<p class="muted">${t('loading')}</p>`}
    </div>`;
  }

  /** @param {any[]} concerts */
  #list(concerts) {
    return concerts.length === 0
      ? html`<p class="empty">${t('home.empty')}</p>`
      : html`<ul class="stack plain">
            ${repeat(
              concerts.slice(0, this.shown),
              (concert) => concert.concertId,
              (concert) => html`<li><fr-concert-card .concert=${concert}></fr-concert-card></li>`,
            )}
          </ul>
          ${
            concerts.length > this.shown
              ? html`<button type="button" class="quiet" @click=${() => (this.shown += SHOWN)}>${t('more')}</button>`
              : nothing
          }`;
  }
}

/**
 * @param {any} a
 * @param {any} b
 */
function byOpening(a, b) {
  const opensLater = (/** @type {any} */ concert) => until(openingOf(concert)) > 0;
  if (opensLater(a) !== opensLater(b)) {
    return opensLater(a) ? -1 : 1;
  }
  const time = (/** @type {any} */ concert) => Date.parse(opensLater(a) ? openingOf(concert) : concert.firstStartsAt);
  return time(a) - time(b);
}

customElements.define('fr-home', Home);
