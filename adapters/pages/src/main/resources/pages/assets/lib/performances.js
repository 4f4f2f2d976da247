import { Hall } from '../map/geometry.js';
import { api, all } from './api.js';
import { Problem } from './problem.js';
import { tickets } from './tickets.js';

/**
 * A performance as the pages show it.
 *
 * @typedef {object} PerformanceInfo
 * @property {string} concertId
 * @property {Hall} hall
 * @property {any} concert as the API describes it
 * @property {any} performance as the API describes it; null if it can no longer be booked, or is not to be seen now
 */

/** @type {Promise<any> | null} */
let rules = null;

/** @returns {Promise<{seatsPerUserMax: number, holdSeconds: number, paymentMethods: string[], sandboxCardTokens: string[]}>} */
export function salesRules() {
  rules ??= api
    .get('/sales-rules')
    .then(({ body }) => body)
    .catch((error) => {
      rules = null;
      throw error;
    });
  return rules;
}

/**
 * @param {string} performanceId
 * @param {AbortSignal} signal
 * @returns {Promise<PerformanceInfo>}
 */
export async function performanceInfo(performanceId, signal) {
  const { body: plan } = await api.get(`/performances/${performanceId}/plan`, { signal });
  const [concert, dates] = await Promise.all([
    api.get(`/concerts/${plan.concertId}`, { signal }),
    bookableDates(plan.concertId, signal),
  ]);
  return {
    concertId: plan.concertId,
    hall: new Hall(plan),
    concert: concert.body,
    performance: dates.find((it) => it.performanceId === performanceId) ?? null,
  };
}

/**
 * @param {string} concertId
 * @param {AbortSignal} signal
 * @returns {Promise<any[]>} none where dates are shown only to those whose turn it is
 */
async function bookableDates(concertId, signal) {
  try {
    return await all(`/concerts/${concertId}/performances`, { queueToken: tickets.token(concertId), signal });
  } catch (error) {
    if (error instanceof Problem) {
      return [];
    }
    throw error;
  }
}
