import { html, nothing } from 'lit';
import './concert-form.js';
import './dates.js';
import './room.js';
import { api } from '../lib/api.js';
import { t } from '../lib/text.js';
import { OperatorPage } from './operator-page.js';

const VIEWS = /** @type {const} */ (['room', 'dates', 'concert']);

/** A concert: its waiting room, its dates and what it is, one at a time. */
class Concert extends OperatorPage {
  static properties = { concert: { attribute: false } };

  constructor() {
    super();
    /** @type {any} */
    this.concert = null;
  }

  get subject() {
    return [t(`operator.view.${this.#view}`), this.concert?.title].filter(Boolean).join(' · ');
  }

  get #view() {
    const wanted = new URLSearchParams(location.search).get('view');
    return VIEWS.find((view) => view === wanted) ?? 'room';
  }

  async load() {
    await this.reading(async () => {
      const { body } = await api.get(`/concerts/${this.params.concertId}`, { signal: this.signal, fresh: true });
      this.concert = body;
    });
  }

  content() {
    return html`<h1>${this.concert?.title ?? t('operator.view.concert')}</h1>
      ${
        this.concert
          ? html`<p class="muted">
                ${this.concert.artist} · ${this.concert.venue} ·
                <a href="/concerts/${this.concert.concertId}">${t('operator.as-fans')}</a>
              </p>
              <nav class="tabs" aria-label=${t('operator.views')}>
                ${VIEWS.map(
                  (view) =>
                    html`<a href="?view=${view}" aria-current=${view === this.#view ? 'page' : nothing}
                      >${t(`operator.view.${view}`)}</a
                    >`,
                )}
              </nav>
              ${this.#body()}`
          : this.problem
            ? nothing
            : html`<p class="muted">${t('loading')}</p>`
      }`;
  }

  #body() {
    switch (this.#view) {
      case 'dates':
        return html`<fr-dates .concert=${this.concert}></fr-dates>`;
      case 'concert':
        return html`<section class="card" aria-labelledby="concert-form">
          <h2 id="concert-form">${t('operator.concert.change')}</h2>
          <fr-concert-form
            .concert=${this.concert}
            @saved=${(/** @type {CustomEvent} */ event) => (this.concert = event.detail)}
          ></fr-concert-form>
        </section>`;
      default:
        return html`<fr-room .concert=${this.concert}></fr-room>`;
    }
  }
}

customElements.define('fr-operator-concert', Concert);
