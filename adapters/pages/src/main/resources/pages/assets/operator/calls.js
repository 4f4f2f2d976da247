import { PAGE_MAX, all, api, page } from '../lib/api.js';

/** Of a large hall, the list has more than a megabyte. */
const HOLDERS_LIMIT_MS = 60_000;

/**
 * What the console reads about performances.
 *
 * @typedef {object} SectionSales
 * @property {string} name
 * @property {number} price
 * @property {number} seatsTotal
 * @property {number} available
 * @property {number} held
 * @property {number} reserved
 * @property {number} sold
 * @property {number} revenue
 *
 * @typedef {object} Sales
 * @property {string} performanceId
 * @property {string} concertId
 * @property {string} startsAt
 * @property {'ON_SALE' | 'WITHDRAWN' | 'CANCELED'} state
 * @property {number} seatsTotal
 * @property {number} available
 * @property {number} held
 * @property {number} reserved
 * @property {number} sold
 * @property {number} revenue
 * @property {number} [refundsDue] of one that is canceled
 * @property {number} [refundsDone]
 * @property {{reason: string, at: string, doneAt: string | null} | null} [cancellation]
 * @property {SectionSales[]} sections
 */

/**
 * @param {string} concertId
 * @param {import('../lib/api.js').Options} options
 * @returns {Promise<Sales[]>} all performances, also those that are withdrawn, canceled or over
 */
export async function salesOfConcert(concertId, options) {
  const performances = await all(`/admin/concerts/${concertId}/performances`, options);
  return Promise.all(performances.map((sales) => (sales.state === 'CANCELED' ? withRefunds(sales, options) : sales)));
}

/**
 * @param {any} sales by section
 * @param {import('../lib/api.js').Options} options
 * @returns {Promise<Sales>}
 */
async function withRefunds(sales, options) {
  const { body } = await api.get(`/admin/performances/${sales.performanceId}`, options);
  return { ...sales, ...body };
}

/**
 * @param {string} performanceId
 * @param {import('../lib/api.js').Options} [options]
 * @returns {Promise<Sales>}
 */
export async function salesOf(performanceId, options) {
  const { body } = await api.get(`/admin/performances/${performanceId}`, options);
  const performances = await all(`/admin/concerts/${body.concertId}/performances`, options);
  return { ...performances.find((sales) => sales.performanceId === performanceId), ...body };
}

/**
 * What was seen in one interval of a waiting room's last hour; null where nothing was.
 *
 * @typedef {object} Point
 * @property {string} at
 * @property {number | null} waiting
 * @property {number | null} away
 * @property {number | null} active
 * @property {number | null} admittedPerSecond
 * @property {number | null} left
 * @property {number | null} expired
 */

/**
 * @param {import('./room-model.js').RoomModel} model
 * @param {AbortSignal} signal
 * @returns {Promise<{intervalSeconds: number, points: Point[]}>} oldest first
 */
export async function history(model, signal) {
  const { body } = await api.get(`${model.path}/history`, { signal, once: true });
  return body;
}

/**
 * How long the last of those who wait now will wait, or who joins next if nobody does.
 *
 * @typedef {{seconds: number, secondsHigh: number} | null} Wait median and 90th percentile; null while the room is paused
 *
 * @typedef {object} Forecast
 * @property {number} waiting
 * @property {Wait} now by the policy as it is
 * @property {Wait} changed by the policy as it would be
 */

/**
 * @param {import('./room-model.js').RoomModel} model
 * @param {Partial<import('./room-model.js').Room>} changes of the policy, that are not made
 * @param {AbortSignal} signal
 * @returns {Promise<Forecast>}
 */
export async function forecast(model, changes, signal) {
  const { body } = await api.post(`${model.path}/forecast`, changes, { signal });
  return { waiting: body.waiting, now: waitOf(body.now.last), changed: waitOf(body.changed.last) };
}

/**
 * @param {any} wait
 * @returns {Wait}
 */
function waitOf(wait) {
  return wait && { seconds: wait.estimatedWaitSeconds, secondsHigh: wait.estimatedWaitSecondsHigh };
}

/**
 * The last entry of somebody in the queue of a concert.
 *
 * @typedef {object} Entry
 * @property {string} userId
 * @property {string} email
 * @property {string} name
 * @property {'WAITING' | 'ACTIVE' | 'GONE'} state
 * @property {number | null} position null once it is gone, and while the lots are not drawn
 * @property {string | null} expiresAt the end of the turn
 */

/**
 * @param {import('./room-model.js').RoomModel} model
 * @param {string} email
 * @param {AbortSignal} signal
 * @returns {Promise<Entry>}
 */
export async function findEntry(model, email, signal) {
  const { body } = await api.get(`${model.path}/users?email=${encodeURIComponent(email)}`, { signal, once: true });
  model.emails.set(body.userId, body.email);
  return body;
}

/**
 * Seats of a performance that belong together: those of a reservation, or all that somebody only holds.
 *
 * @typedef {object} Holding
 * @property {number[]} seatNumbers
 * @property {'HELD' | 'RESERVED' | 'SOLD'} status
 * @property {string} email
 */

/**
 * @param {string} performanceId
 * @param {import('../lib/api.js').Options} options
 * @returns {Promise<Holding[]>} in the order of their first seats
 */
export async function holdingsOf(performanceId, options) {
  const { body } = await api.get(`/admin/performances/${performanceId}/seat-holders`, {
    ...options,
    timeLimitMs: HOLDERS_LIMIT_MS,
  });
  return body.holdings;
}

/**
 * The earliest of all dates that are to come or have just begun.
 *
 * @param {number} count how many at most
 * @param {import('../lib/api.js').Options} options
 * @returns {Promise<{dates: Sales[], next: string | null}>} `next` is null if there are no more
 */
export async function houseDates(count, options) {
  /** @type {Sales[]} */
  const dates = [];
  /** @type {string | null} */
  let next = null;
  do {
    const part = await page('/admin/performances', Math.min(PAGE_MAX, count - dates.length), next, options);
    dates.push(...part.items);
    next = part.next;
  } while (next !== null && dates.length < count);
  return { dates, next };
}
