import { html, nothing } from 'lit';
import { number, points } from '../lib/format.js';
import { t } from '../lib/text.js';
import { seatShape } from '../map/seat-shapes.js';

/** How the seats of a date are, in figures, as a bar and by section. */

/**
 * @typedef {import('./calls.js').Sales} Sales
 * @typedef {{available: number, held: number, reserved: number, sold: number, revenue: number}} Figures
 */

const STATES = /** @type {const} */ (['sold', 'reserved', 'held', 'available']);

/** @param {Figures} sales */
export function figures(sales) {
  return html`<dl class="figures">
    ${STATES.map(
      (state) =>
        html`<div>
          <dt>${seatShape(state)}${t(`operator.figure.${state}`)}</dt>
          <dd>${number(sales[state])}</dd>
        </div>`,
    )}
    <div>
      <dt>${t('operator.figure.revenue')}</dt>
      <dd>${points(sales.revenue)}</dd>
    </div>
  </dl>`;
}

/** @param {Sales} sales what is taken of all seats; the figures say the same in words */
export function bar(sales) {
  const taken = sales.sold + sales.reserved + sales.held;
  return html`<progress
    max=${sales.seatsTotal}
    value=${taken}
    aria-label=${t('operator.taken', { taken, total: sales.seatsTotal })}
  ></progress>`;
}

/**
 * @param {Sales} sales
 * @param {string} caption
 */
export function bySection(sales, caption) {
  const { sections } = sales;
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${caption}>
    <table>
      <caption class="unseen">
        ${caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t('operator.section')}</th>
          <th scope="col" class="number">${t('operator.plan.price')}</th>
          ${STATES.map((state) => html`<th scope="col" class="number">${t(`operator.figure.${state}`)}</th>`)}
          <th scope="col" class="number">${t('operator.figure.revenue')}</th>
        </tr>
      </thead>
      <tbody>
        ${sections.map(
          (section) =>
            html`<tr>
              <th scope="row">${section.name}</th>
              <td class="number">${points(section.price)}</td>
              ${STATES.map((state) => html`<td class="number">${number(section[state])}</td>`)}
              <td class="number">${points(section.revenue)}</td>
            </tr>`,
        )}
      </tbody>
      ${sections.length > 1 ? total(sales) : nothing}
    </table>
  </div>`;
}

/** @param {Sales} sales */
function total(sales) {
  return html`<tfoot>
    <tr>
      <th scope="row">${t('operator.total')}</th>
      <td></td>
      ${STATES.map((state) => html`<td class="number">${number(sales[state])}</td>`)}
      <td class="number">${points(sales.revenue)}</td>
    </tr>
  </tfoot>`;
}

/** @param {Sales} sales */
export function isOver(sales) {
  return sales.state !== 'ON_SALE';
}

/** @param {Sales} sales */
export function stateLine(sales) {
  const look = { ON_SALE: 'on', WITHDRAWN: 'out', CANCELED: 'out' }[sales.state];
  return html`<p class="state ${look}">${t(`operator.date.state.${sales.state}`)}</p>`;
}

/** @param {Sales} sales of a date that is canceled */
export function refunds(sales) {
  const { cancellation, refundsDue = 0, refundsDone = 0 } = sales;
  if (!cancellation) {
    return nothing;
  }
  const all = refundsDue + refundsDone;
  return html`<div class="notice ${cancellation.doneAt ? 'good' : 'warn'}">
    <div class="stack tight grow">
      <p>${t('operator.date.reason', { reason: cancellation.reason })}</p>
      <div role="status"><p>${progress(sales)}</p></div>
      ${
        cancellation.doneAt
          ? nothing
          : html`<progress max=${Math.max(1, all)} value=${refundsDone} aria-label=${t('operator.refunds')}></progress>`
      }
    </div>
  </div>`;
}

/** @param {Sales} sales of a date that is canceled */
function progress({ cancellation, refundsDue = 0, refundsDone = 0 }) {
  if (!cancellation?.doneAt) {
    return t('operator.refunds.going', { done: refundsDone, count: refundsDue + refundsDone });
  }
  return refundsDone === 0 ? t('operator.refunds.none') : t('operator.refunds.done', { count: refundsDone });
}
