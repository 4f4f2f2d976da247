import { now } from './clock.js';
import { date } from './format.js';

/**
 * Paid seats can be canceled until the day before the performance, by the calendar of the venue.
 *
 * @param {string} startsAt
 * @param {string} zone of the venue
 * @returns {boolean} whether that day is not over
 */
export function isCancelable(startsAt, zone) {
  return calendarDay(now(), zone) < calendarDay(Date.parse(startsAt), zone);
}

/**
 * @param {string} startsAt
 * @param {string} zone
 * @returns {string} the last day on which seats can be canceled
 */
export function lastDayToCancel(startsAt, zone) {
  const day = new Date(`${calendarDay(Date.parse(startsAt), zone)}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return date(day.toISOString(), 'UTC');
}

/**
 * @param {number} time in milliseconds since 1970
 * @param {string} zone
 * @returns {string} `2026-12-31`; days are sorted like their texts
 */
function calendarDay(time, zone) {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: zone }).format(time);
}
