import { html, nothing } from 'lit';
import { api } from '../lib/api.js';
import { now } from '../lib/clock.js';
import { dateTime, number } from '../lib/format.js';
import { has, t } from '../lib/text.js';
import { OperatorPage } from './operator-page.js';

/** @typedef {{ok: boolean, checks: any[], seal: {number: number, hash: string, at: string} | null}} Report */

/** Each check of the audit may take 30 s. */
const AUDIT_LIMIT_MS = 600_000;

/** Whether everything adds up: the audit, and the seal to note down. */
class Trust extends OperatorPage {
  static properties = {
    report: { attribute: false },
    at: { attribute: false },
    busy: { attribute: false },
    copying: { attribute: false },
  };

  constructor() {
    super();
    /** @type {Report | null} */
    this.report = null;
    /** @type {string} when the audit was done */
    this.at = '';
    this.busy = false;
    /** @type {'' | 'copied' | 'selected'} what became of the wish to copy the seal */
    this.copying = '';
  }

  get subject() {
    return t('operator.trust');
  }

  get place() {
    return '/operator/trust';
  }

  content() {
    return html`<h1>${t('operator.trust')}</h1>
      <section class="card" aria-labelledby="audit">
        <h2 id="audit">${t('operator.audit')}</h2>
        <p class="muted">${t('operator.audit.text')}</p>
        <div class="row">
          <button type="button" class="main" aria-disabled=${this.busy} @click=${this.#audit}>
            ${t(this.busy ? 'operator.audit.running' : 'operator.audit.run')}
          </button>
        </div>
        <div role="status">${this.report ? this.#verdict(this.report) : nothing}</div>
        ${this.report ? this.#checks(this.report) : nothing}
      </section>
      <section class="card" aria-labelledby="seal">
        <h2 id="seal">${t('operator.seal')}</h2>
        <p class="muted">${t('operator.seal.text')}</p>
        ${this.report ? this.#seal(this.report) : html`<p class="empty">${t('operator.seal.first')}</p>`}
      </section>`;
  }

  async #audit() {
    if (this.busy) {
      return;
    }
    this.busy = true;
    await this.reading(async () => {
      const { body } = await api.get('/admin/audit', { signal: this.signal, once: true, timeLimitMs: AUDIT_LIMIT_MS });
      this.report = body;
      this.at = new Date(now()).toISOString();
      this.copying = '';
    });
    this.busy = false;
  }

  /** @param {Report} report */
  #verdict({ ok, checks }) {
    const broken = checks.filter((check) => check.violations > 0).length;
    return html`<p class="notice ${ok ? 'good' : 'bad'}">
      <strong
        >${ok ? t('operator.audit.ok', { count: checks.length }) : t('operator.audit.broken', { count: broken })}</strong
      >
      <span class="muted small">${dateTime(this.at)}</span>
    </p>`;
  }

  /** @param {Report} report */
  #checks({ checks }) {
    const sorted = checks.toSorted((a, b) => b.violations - a.violations || a.id - b.id);
    return html`<ol class="plain checks">
      ${sorted.map(
        (check) =>
          html`<li>
            <span class="muted numeric">${check.id}</span>
            <div>
              ${title(check)}
              ${
                check.examples.length > 0
                  ? html`<ul class="small" lang="en">
                      ${check.examples.map((/** @type {string} */ example) => html`<li><code>${example}</code></li>`)}
                    </ul>`
                  : nothing
              }
            </div>
            <span class="state ${check.violations > 0 ? 'bad' : 'on'}"
              >${
                check.violations > 0
                  ? t('operator.audit.violations', { count: check.violations })
                  : t('operator.audit.holds')
              }</span
            >
          </li>`,
      )}
    </ol>`;
  }

  /** @param {Report} report */
  #seal({ seal }) {
    if (seal === null) {
      return html`<p class="empty">${t('operator.seal.none')}</p>`;
    }
    const { number: serial, hash, at } = seal;
    return html`<dl class="seal">
        <div>
          <dt>${t('operator.seal.number')}</dt>
          <dd class="numeric big">${number(serial)}</dd>
        </div>
        <div>
          <dt>${t('operator.seal.hash')}</dt>
          <dd><code>${hash}</code></dd>
        </div>
        <div>
          <dt>${t('operator.seal.at')}</dt>
          <dd>${dateTime(at)}</dd>
        </div>
      </dl>
      <div class="row">
        <button type="button" @click=${() => this.#copy(`${serial} ${hash}`)}>${t('operator.seal.copy')}</button>
        <div role="status">
          ${this.copying ? html`<p class="saved">${t(`operator.seal.${this.copying}`)}</p>` : nothing}
        </div>
      </div>`;
  }

  /**
   * Selects the seal where the page may not copy, as it may not without TLS.
   *
   * @param {string} text
   */
  async #copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.copying = 'copied';
    } catch {
      getSelection()?.selectAllChildren(/** @type {Element} */ (this.querySelector('.seal')));
      this.copying = 'selected';
    }
  }
}

/** @param {{id: number, title: string}} check whose title is in English if the language has no words for it */
function title(check) {
  const key = `operator.audit.check.${check.id}`;
  return has(key) ? html`<p>${t(key)}</p>` : html`<p lang="en">${check.title}</p>`;
}

customElements.define('fr-operator-trust', Trust);
