import { html, nothing } from 'lit';
import '../parts/notice.js';
import { api } from '../lib/api.js';
import { now } from '../lib/clock.js';
import { time } from '../lib/format.js';
import { t } from '../lib/text.js';
import { errorList } from './forms.js';
import { OperatorPart } from './operator-part.js';

const TEXT_MAX = 280;
/** A message has these two languages, whatever others the pages have. */
const MESSAGE_LANGUAGES = { en: 'English', ko: '한국어' };

/** The message to those who wait: what they see now, and a new one with a preview in every language. */
class RoomMessage extends OperatorPart {
  static properties = {
    concertId: { attribute: false },
    message: { attribute: false },
    text: { attribute: false },
    waiting: { attribute: false },
  };

  constructor() {
    super();
    this.concertId = '';
    /** @type {{text: Record<string, string | null>, at: string} | null} what is shown to them now */
    this.message = null;
    /** @type {Record<string, string>} what is typed, by languages */
    this.text = {};
    /** how many will see it */
    this.waiting = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  get #path() {
    return `/admin/concerts/${this.concertId}/waiting-room/message`;
  }

  async #load() {
    try {
      const { body } = await api.get(`/concerts/${this.concertId}/queue`, { signal: this.signal, fresh: true });
      this.message = body.message;
      // What was typed meanwhile stays.
      this.text = { ...body.message?.text, ...this.text };
    } catch (error) {
      this.problem = this.signal.aborted ? null : error;
    }
  }

  render() {
    return html`<form class="form" @submit=${this.#send}>
      <p class="muted">
        ${this.message ? t('operator.message.shown', { time: time(this.message.at) }) : t('operator.message.none')}
      </p>
      <div class="fields">${Object.entries(MESSAGE_LANGUAGES).map(([key, name]) => this.#language(key, name))}</div>
      <fr-problem .problem=${this.problem}></fr-problem>
      ${errorList(this.otherErrors([]))}
      <div class="actions">
        <div role="status" class="grow">${this.done ? html`<p class="saved">${this.done}</p>` : nothing}</div>
        ${
          this.message
            ? html`<button type="button" class="quiet" aria-disabled=${this.busy} @click=${this.#remove}>
                ${t('operator.message.remove')}
              </button>`
            : nothing
        }
        <button class="main" aria-disabled=${this.busy || !this.#hasText}>
          ${this.waiting > 0 ? t('operator.message.send', { count: this.waiting }) : t('operator.message.show')}
        </button>
      </div>
    </form>`;
  }

  get #hasText() {
    return Object.values(this.text).some((text) => text?.trim());
  }

  /**
   * @param {string} key
   * @param {string} name
   */
  #language(key, name) {
    const text = this.text[key] ?? '';
    const id = `message-${key}`;
    return html`<div class="stack tight">
      <div class="field">
        <label for=${id} lang=${key}>${name}</label>
        <textarea
          id=${id}
          lang=${key}
          rows="3"
          maxlength=${TEXT_MAX}
          aria-describedby="${id}-left"
          .value=${text}
          @input=${(/** @type {any} */ event) => this.#type(key, event.target.value)}
        ></textarea>
        <p class="hint numeric" id="${id}-left">
          ${t('operator.message.left', { max: TEXT_MAX, count: TEXT_MAX - text.length })}
        </p>
      </div>
      <figure class="preview" aria-label=${t('operator.message.preview', { language: name })}>
        <figcaption class="hint">${t('operator.message.preview', { language: name })}</figcaption>
        <p class="notice" lang=${key}>${this.#preview(key)}</p>
      </figure>
    </div>`;
  }

  /** @param {string} key */
  #preview(key) {
    const other = Object.keys(MESSAGE_LANGUAGES).find((it) => it !== key && this.text[it]?.trim());
    const own = inOneLine(this.text[key] ?? '');
    return own || (other ? inOneLine(this.text[other]) : t('operator.message.nothing'));
  }

  /**
   * @param {string} key
   * @param {string} text
   */
  #type(key, text) {
    this.done = '';
    this.text = { ...this.text, [key]: text };
  }

  /** @param {SubmitEvent} event */
  async #send(event) {
    event.preventDefault();
    if (!this.#hasText) {
      return;
    }
    const written = Object.entries(this.text).filter(([, text]) => text?.trim());
    const text = Object.fromEntries(written.map(([key, it]) => [key, inOneLine(it)]));
    if (await this.attempt(() => api.put(this.#path, { text }))) {
      this.message = { text, at: new Date(now()).toISOString() };
      this.done = t('operator.message.sent');
    }
  }

  async #remove() {
    if (await this.attempt(() => api.delete(this.#path))) {
      this.message = null;
      this.text = {};
      this.done = t('operator.message.removed');
    }
  }
}

/**
 * @param {string} text
 * @returns {string} as the service takes it: without line breaks
 */
function inOneLine(text) {
  return text.replace(/\s+/g, ' ').trim();
}

customElements.define('fr-room-message', RoomMessage);
