import { html, nothing } from 'lit';
import { api } from '../lib/api.js';
import { seenBefore } from '../lib/commitments.js';
import { dateTime, number } from '../lib/format.js';
import { LOTS, canCheck, check } from '../lib/lot.js';
import { firstPlace } from '../lib/progress.js';
import { pause } from '../lib/retry.js';
import { t } from '../lib/text.js';
import '../parts/notice.js';
import { Part } from '../parts/part.js';

const ASK_AGAIN_MS = 1000;
const ASKED_MAX = 10;

/**
 * Checks that the place was drawn as it was promised: this browser computes the lot from the seed that is public since
 * the opening, compares it with the one that the service gave, and the seed with the commitment that it kept before.
 */
class CheckPlace extends Part {
  static properties = {
    queue: { attribute: false },
    status: { attribute: false },
    verdict: { attribute: false },
    problem: { attribute: false },
    note: { attribute: false },
  };

  constructor() {
    super();
    /** @type {any} */
    this.queue = null;
    /** @type {any} */
    this.status = null;
    /** @type {import('../lib/lot.js').Verdict | null} */
    this.verdict = null;
    /** @type {any} */
    this.problem = null;
    this.seed = '';
    /** what keeps from checking */
    this.note = '';
  }

  render() {
    return html`<section class="card flat" aria-labelledby="check">
      <h2 id="check">${t('check.title')}</h2>
      <p>${t('check.text')}</p>
      <fr-problem .problem=${this.problem}></fr-problem>
      ${
        canCheck()
          ? html`<p><button type="button" @click=${() => this.#check()}>${t('check.button')}</button></p>`
          : html`<p class="hint">${t('check.insecure')}</p>`
      }
      <div role="status">${this.#answer()}</div>
    </section>`;
  }

  #answer() {
    if (this.verdict) {
      return this.#result(this.verdict);
    }
    return this.note === '' ? nothing : html`<p class="muted">${this.note}</p>`;
  }

  async #check() {
    this.problem = null;
    this.note = '';
    try {
      const seed = await this.#findSeed();
      if (seed === null) {
        this.note = t('check.not-yet');
        return;
      }
      this.seed = seed;
      this.verdict = await check({
        seed,
        promised: seenBefore(this.status.concertId).promised.at(-1)?.commitment ?? null,
        userId: this.status.userId,
        given: this.status.lot,
      });
    } catch (error) {
      this.problem = this.signal.aborted ? null : error;
    }
  }

  /**
   * Just after the opening caches still have the queue without the seed.
   *
   * @returns {Promise<string | null>} null if it is not published within some seconds
   */
  async #findSeed() {
    for (let asked = 0; asked < ASKED_MAX; asked++) {
      const { body } = await api.get(`/concerts/${this.status.concertId}/queue`, { signal: this.signal });
      if (body.seed !== null) {
        return body.seed;
      }
      this.note = t('check.waiting');
      await pause(ASK_AGAIN_MS, this.signal);
    }
    return null;
  }

  /** @param {import('../lib/lot.js').Verdict} verdict */
  #result(verdict) {
    const isWrong = verdict.isPromised === false || verdict.isMine === false;
    const look = isWrong ? 'bad' : verdict.isPromised ? 'good' : 'warn';
    const words = isWrong ? 'check.wrong' : verdict.isPromised ? 'check.right' : 'check.unseen';
    return html`<div class="stack verdict">
      <p class="notice ${look}"><strong>${t(words)}</strong></p>
      <ol class="steps">
        <li>${this.#seed(verdict)}</li>
        <li>${this.#lot(verdict)}</li>
        <li>${this.#rank(verdict)}</li>
      </ol>
      ${isWrong ? html`<p>${t('check.wrong-what')}</p>` : nothing}
    </div>`;
  }

  /** @param {import('../lib/lot.js').Verdict} verdict */
  #seed({ isPromised, revealed }) {
    const { promised } = seenBefore(this.status.concertId);
    const last = promised.at(-1);
    return html`<p>${t('check.seed')}</p>
      <dl class="sum">
        <dt>${t('check.seed-name')}</dt>
        <dd class="hash">${this.seed}</dd>
        <dt>${t('check.revealed')}</dt>
        <dd class="hash">${revealed}</dd>
        ${
          last
            ? html`<dt>${t('check.promised', { time: dateTime(last.at) })}</dt>
                <dd class="hash">${last.commitment}</dd>`
            : nothing
        }
      </dl>
      ${outcome(isPromised, { yes: 'check.same', no: 'check.other-seed', unknown: 'check.unseen-text' })}
      ${promised.length > 1 ? html`<p class="warn-text">${t('check.changed', { count: promised.length })}</p>` : nothing}`;
  }

  /** @param {import('../lib/lot.js').Verdict} verdict */
  #lot({ isMine, hmac, lot }) {
    return html`<p>${t('check.lot')}</p>
      <dl class="sum">
        <dt>${t('check.user')}</dt>
        <dd class="hash">${this.status.userId}</dd>
        <dt>HMAC-SHA256</dt>
        <dd class="hash">${hmac}</dd>
        <dt>${t('check.drawn')}</dt>
        <dd class="numeric">${number(lot)}</dd>
        <dt>${t('check.given')}</dt>
        <dd class="numeric">${number(this.status.lot)}</dd>
      </dl>
      ${outcome(isMine, { yes: 'check.same', no: 'check.other-lot', unknown: 'check.other-lot' })}`;
  }

  /** @param {import('../lib/lot.js').Verdict} verdict */
  #rank({ lot }) {
    const share = lot / LOTS;
    const percent = share.toLocaleString(document.documentElement.lang, { style: 'percent', maximumFractionDigits: 1 });
    const { people } = seenBefore(this.status.concertId);
    const first = firstPlace(this.status.ticketId);
    const expected = Math.round(share * people) + 1;
    return html`<p>${t('check.rank', { max: LOTS - 1, percent })}</p>
      ${
        people > 0 && first !== null
          ? html`<p>${t('check.expected', { count: people, expected: Math.min(expected, people), first })}</p>`
          : nothing
      }
      <p class="muted small">${t('check.limits')}</p>`;
  }
}

/**
 * In words and with a mark of its own, not by colour alone.
 *
 * @param {boolean | null} isRight
 * @param {{yes: string, no: string, unknown: string}} words
 */
function outcome(isRight, { yes, no, unknown }) {
  if (isRight === null) {
    return html`<p class="warn-text">? ${t(unknown)}</p>`;
  }
  return isRight ? html`<p class="good-text">✓ ${t(yes)}</p>` : html`<p class="bad-text">✗ ${t(no)}</p>`;
}

customElements.define('fr-check-place', CheckPlace);
