import { html, nothing } from 'lit';
import { problemText } from '../lib/problem.js';
import { t } from '../lib/text.js';
import { signInFirst } from '../parts/sign-in-first.js';

/** Where a fan goes on when choosing or paying has come to an end. */

/**
 * @typedef {{href: string, words: string}} Way
 * @typedef {{code: string, body?: any}} End
 */

/**
 * @param {End} end
 * @param {string | null} concertId
 * @returns {Way | null}
 */
export function wayOn({ code, body }, concertId) {
  const concert = concertId ? `/concerts/${concertId}` : '/';
  switch (code) {
    case 'queue-token-gone':
      return body?.reason === 'COMPLETED'
        ? { href: '/tickets', words: t('way.tickets') }
        : { href: concert, words: t('way.queue') };
    case 'queue-token-missing':
    case 'queue-token-invalid':
    case 'not-your-turn':
      return { href: concert, words: t('way.queue') };
    case 'performance-not-bookable':
    case 'unknown-performance':
      return { href: concert, words: t('way.dates') };
    case 'already-reserved':
      return body?.reservationId ? { href: `/reservations/${body.reservationId}`, words: t('way.pay') } : null;
    case 'unknown-reservation':
    case 'already-paid':
      return { href: '/tickets', words: t('way.tickets') };
    default:
      return null;
  }
}

/**
 * Says what happened and leads on.
 *
 * @param {any} problem null for nothing
 * @param {string | null} concertId
 * @param {string} where whose words to prefer
 * @param {string} [more] what else there is to say
 */
export function endNotice(problem, concertId, where, more = '') {
  if (problem?.code === 'unauthenticated' || problem?.code === 'session-ended') {
    return signInFirst();
  }
  const way = problem ? wayOn(problem, concertId) : null;
  return html`<div role="alert">${problem ? notice(problemText(problem, where), more, way) : nothing}</div>`;
}

/**
 * @param {string} text
 * @param {string} more
 * @param {Way | null} way
 */
function notice(text, more, way) {
  return html`<div class="notice bad">
    <p>${text}</p>
    ${more ? html`<p>${more}</p>` : nothing}
    ${way ? html`<p><a class="button" href=${way.href}>${way.words}</a></p>` : nothing}
  </div>`;
}
