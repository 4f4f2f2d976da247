import { Hall } from '../map/geometry.js';
import { api, all } from './api.js';
import { Problem } from './problem.js';
import { tickets } from './tickets.js';

/**
 * The hall and the concert of a performance.
 *
 * @typedef {object} PerformanceInfo
 * @property {string} concertId
 * @property {Hall} hall
 * @property {any} concert as the API describes it
 */

/** @type {Promise<any> | null} */
let rules = null;

/** @returns {Promise<{seatsPerUserMax: number, holdSeconds: number, paymentMethods: string[], sandboxCardTokens: string[], walletCharges: string}>} */
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
  const { body: concert } = await api.get(`/concerts/${plan.concertId}`, { signal });
  return { concertId: plan.concertId, hall: new Hall(plan), concert };
}

/**
 * @param {string} concertId
 * @param {string} performanceId
 * @param {AbortSignal} signal
 * @returns {Promise<string | null>} when a performance starts; null if it cannot be booked, or is not to be seen now
 */
export async function bookableStart(concertId, performanceId, signal) {
  try {
    const dates = await all(`/concerts/${concertId}/performances`, { queueToken: tickets.token(concertId), signal });
    return dates.find((it) => it.performanceId === performanceId)?.startsAt ?? null;
  } catch (error) {
    if (error instanceof Problem) {
      return null;
    }
    throw error;
  }
}
