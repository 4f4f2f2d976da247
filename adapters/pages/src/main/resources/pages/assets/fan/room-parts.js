import { html, nothing } from 'lit';
import { dateTime, time, duration } from '../lib/format.js';
import { language, t } from '../lib/text.js';

/** What lobby, waiting room and sale have in common. */

/** Messages of today are dated by the time alone. */
const DAY_MS = 86_400_000;

/**
 * The operator's message in the reader's language, or in the other one if it is written in that alone.
 *
 * @param {any} message as the API describes it
 */
export function message(message) {
  if (!message) {
    return nothing;
  }
  const own = language();
  const lang = message.text[own] ? own : Object.keys(message.text).find((it) => message.text[it]);
  const when = Date.now() - Date.parse(message.at) < DAY_MS ? time(message.at) : dateTime(message.at);
  return html`<div role="status">
    <figure class="notice message">
      <blockquote lang=${lang}>${message.text[lang ?? own]}</blockquote>
      <figcaption class="muted small">
        ${t('room.message-from')}, <time datetime=${message.at}>${when}</time>
      </figcaption>
    </figure>
  </div>`;
}

/**
 * Whether one may close the page, as the policy is.
 *
 * @param {any} queue the public state
 * @param {boolean} [isDrawnLater] whether the order is yet to be drawn, so that coming back changes nothing
 */
export function mayClose(queue, isDrawnLater = false) {
  const kept = duration(queue.idleSeconds + (queue.awaySeconds ?? 0));
  const words = isDrawnLater ? 'close.lot' : queue.reentry === 'KEEP' ? 'close.keep' : 'close.requeue';
  return html`<section class="card flat" aria-labelledby="close">
    <h2 id="close">${t(`${words}-title`)}</h2>
    <p>${t(words, { time: kept })}</p>
    ${queue.awaySeconds > 0 ? html`<p>${t('close.away', { time: duration(queue.idleSeconds) })}</p>` : nothing}
  </section>`;
}
