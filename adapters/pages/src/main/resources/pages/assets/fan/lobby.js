import { html, nothing } from 'lit';
import '../parts/countdown.js';
import './alarm-settings.js';
import './heard.js';
import './join-button.js';
import './leave.js';
import { duration, when } from '../lib/format.js';
import { t } from '../lib/text.js';
import { tickets } from '../lib/tickets.js';
import { Part } from '../parts/part.js';
import { mayClose, message } from './room-parts.js';

/** Everybody in the lobby learns their place within this time, and not all at the same moment. */
const SPREAD_MS = 3000;

/** Before the opening: how long it is until then, what will happen, and by which promise the order is drawn. */
class Lobby extends Part {
  static properties = {
    concert: { attribute: false },
    queue: { attribute: false },
    place: { attribute: false },
  };

  constructor() {
    super();
    /** @type {any} */
    this.concert = null;
    /** @type {any} */
    this.queue = null;
    /** @type {import('../lib/place-watcher.js').Place | null} null for somebody who has not joined */
    this.place = null;
  }

  get #isShuffled() {
    return this.queue.order === 'SHUFFLE';
  }

  render() {
    const opensAt = this.place?.status?.opensAt ?? this.queue.opensAt;
    return html`<section class="card" aria-labelledby="opens">
        <h2 id="opens" class="state soon">${t('lobby.opens-in')}</h2>
        <p class="huge clock"><fr-countdown until=${opensAt} @ended=${this.#opened}></fr-countdown></p>
        <p class="muted"><time datetime=${opensAt}>${when(opensAt, this.concert.timeZone)}</time></p>
        ${this.place ? this.#joined() : this.#invitation()}
        ${message(this.place?.status?.message ?? this.queue.message)}
      </section>
      ${this.place ? mayClose(this.queue, this.#isShuffled) : nothing}
      <section class="card flat" aria-labelledby="then">
        <h2 id="then">${t('lobby.then')}</h2>
        ${this.#steps()} ${this.#isShuffled ? this.#promise() : nothing}
      </section>
      ${
        this.place
          ? html`<fr-alarm-settings></fr-alarm-settings><fr-leave .concertId=${this.concert.concertId}></fr-leave>`
          : nothing
      }`;
  }

  #joined() {
    const { status } = /** @type {import('../lib/place-watcher.js').Place} */ (this.place);
    return html`<div class="stack tight">
      <p class="big">${status?.position ? t('lobby.place', { position: status.position }) : t('lobby.in')}</p>
      <p class="muted numeric">${t('lobby.people', { count: Math.max(1, this.queue.waiting) })}</p>
      <fr-heard .place=${this.place}></fr-heard>
    </div>`;
  }

  #invitation() {
    return html`<p>${t(this.#isShuffled ? 'lobby.join-any-time' : 'lobby.join-early')}</p>
      <fr-join-button .concert=${this.concert} words="lobby.join" look="main large"></fr-join-button>
      <p class="muted numeric">${t('lobby.people', { count: this.queue.waiting })}</p>`;
  }

  #steps() {
    const order = this.#isShuffled ? 'lobby.step-shuffle' : 'lobby.step-fifo';
    return html`<ol class="steps">
      <li>${t(order)}</li>
      <li>${t('lobby.step-wait')}</li>
      <li>${t('lobby.step-turn', { time: duration(this.queue.sessionSeconds) })}</li>
    </ol>`;
  }

  #promise() {
    return html`<p>${t('lobby.promise')}</p>
      <details>
        <summary>${t('lobby.commitment')}</summary>
        <p class="hash" translate="no">${this.queue.seedCommitment}</p>
        <p class="muted small">${t('lobby.commitment-text')}</p>
      </details>`;
  }

  #opened() {
    this.requestUpdate();
    this.dispatchEvent(new Event('opened'));
    setTimeout(() => tickets.ask(this.concert.concertId), Math.random() * SPREAD_MS);
  }
}

customElements.define('fr-lobby', Lobby);
