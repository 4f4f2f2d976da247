import { html, nothing } from 'lit';
import { t } from '../lib/text.js';

/**
 * In how many seconds a call that has no outcome yet is repeated. What shows it must be drawn every second.
 *
 * @param {number | null} retryAt by this device's clock; null if nothing is to be repeated
 * @param {'pay.retry' | 'wallet.retry'} words
 */
export function retryNotice(retryAt, words) {
  const seconds = retryAt === null ? 0 : Math.max(1, Math.ceil((retryAt - Date.now()) / 1000));
  return retryAt === null ? nothing : html`<p aria-live="off">${t(words, { count: seconds })}</p>`;
}
