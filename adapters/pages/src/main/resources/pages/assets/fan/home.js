import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import '../parts/notice.js';
import './concert-card.js';
import { all } from '../lib/api.js';
import { until } from '../lib/clock.js';
import { t } from '../lib/text.js';
import { Page } from '../parts/part.js';

/** How often the list is read while it can be seen. The service counts what is left every 2 s. */
const REFRESH_MS = 10_000;

/** All concerts, those that open next in front of those that are long on sale. */
class Home extends Page {
  static properties = { concerts: { attribute: false }, problem: { attribute: false } };

  constructor() {
    super();
    /** @type {any[] | null} */
    this.concerts = null;
    /** @type {any} */
    this.problem = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.listen(document, 'visibilitychange', () => document.hidden || this.#load());
    this.#load();
    const timer = setInterval(() => document.hidden || this.#load(), REFRESH_MS);
    this.untilRemoved(() => clearInterval(timer));
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
            concerts,
            (concert) => concert.concertId,
            (concert) => html`<li><fr-concert-card .concert=${concert}></fr-concert-card></li>`,
          )}
        </ul>`;
  }
}

/**
 * @param {any} a
 * @param {any} b
 */
function byOpening(a, b) {
  const opensLater = (/** @type {any} */ concert) => until(concert.salesOpenAt) > 0;
  if (opensLater(a) !== opensLater(b)) {
    return opensLater(a) ? -1 : 1;
  }
  const key = opensLater(a) ? 'salesOpenAt' : 'firstStartsAt';
  return Date.parse(a[key]) - Date.parse(b[key]);
}

customElements.define('fr-home', Home);
