import { language, t } from './text.js';

/** Numbers, points, dates and durations as the reader's language writes them. */

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/**
 * @param {Intl.DateTimeFormatOptions} options
 * @param {string} [zone]
 */
function dates(options, zone) {
  const key = `${language()} ${zone} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) {
    return known;
  }
  const made = new Intl.DateTimeFormat(language(), { ...options, timeZone: zone });
  formats.set(key, made);
  return made;
}

/**
 * @param {number} value
 * @returns {string}
 */
export function number(value) {
  return value.toLocaleString(language());
}

/**
 * @param {number} amount
 * @returns {string} with the unit
 */
export function points(amount) {
  return t('format.points', { amount });
}

/**
 * @param {number} amount
 * @returns {string} with the unit, and a plus or minus in front
 */
export function signedPoints(amount) {
  const sign = amount < 0 ? '−' : '+';
  return sign + points(Math.abs(amount));
}

/**
 * @param {string} instant ISO-8601
 * @param {string} [zone] an IANA name; left out: the reader's
 * @returns {string} day, month, year, weekday
 */
export function date(instant, zone) {
  return dates({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }, zone).format(new Date(instant));
}

/**
 * @param {string} instant
 * @param {string} [zone]
 * @returns {string} hours and minutes
 */
export function time(instant, zone) {
  return dates({ hour: 'numeric', minute: '2-digit' }, zone).format(new Date(instant));
}

/**
 * @param {string} instant
 * @param {string} [zone]
 * @returns {string}
 */
export function dateTime(instant, zone) {
  return dates(
    { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: 'numeric', minute: '2-digit' },
    zone,
  ).format(new Date(instant));
}

/**
 * @param {string} instant
 * @param {string} zone the venue's
 * @returns {string} when it is there, and when that is for a reader whose clocks differ
 */
export function when(instant, zone) {
  const there = dateTime(instant, zone);
  if (!differsHere(zone, instant)) {
    return there;
  }
  const isSameDay = date(instant, zone) === date(instant);
  const here = isSameDay ? time(instant) : dateTime(instant);
  return t('format.when-there', { there, zone: zoneName(zone, instant), here });
}

/**
 * @param {string} first
 * @param {string} last
 * @param {string} zone the venue's
 * @returns {string} when the only date is, or the days of several, written as short as the language can
 */
export function whenAll(first, last, zone) {
  return first === last
    ? when(first, zone)
    : dates({ day: 'numeric', month: 'short', year: 'numeric' }, zone).formatRange(new Date(first), new Date(last));
}

/**
 * The parts of a day that a ticket shows large.
 *
 * @param {string} instant
 * @param {string} zone
 */
export function day(instant, zone) {
  const moment = new Date(instant);
  // One format for two parts, since formats are slow to make. The month alone may be written in another way.
  const parts = dates({ weekday: 'short', day: 'numeric' }, zone).formatToParts(moment);
  const part = (/** @type {string} */ type) => parts.find((it) => it.type === type)?.value ?? '';
  return { day: part('day'), month: dates({ month: 'short' }, zone).format(moment), weekday: part('weekday') };
}

/**
 * @param {string} zone
 * @param {string} instant
 * @returns {boolean} whether clocks of the zone and of the reader differ at that moment
 */
export function differsHere(zone, instant) {
  const clock = { day: 'numeric', hour: 'numeric', minute: 'numeric' };
  const moment = new Date(instant);
  return (
    dates(/** @type {Intl.DateTimeFormatOptions} */ (clock), zone).format(moment) !==
    dates(/** @type {Intl.DateTimeFormatOptions} */ (clock)).format(moment)
  );
}

/**
 * @param {string} zone
 * @param {string} [instant] now, if left out
 * @returns {string} as the language names its time: `South Korea Time`
 */
export function zoneName(zone, instant) {
  const parts = dates({ timeZoneName: 'shortGeneric' }, zone).formatToParts(instant ? new Date(instant) : new Date());
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

/**
 * @param {number} ms
 * @returns {string} as a clock that runs down: `4:05`, `1:02:03`, and with days in words in front
 */
export function countdown(ms) {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor((seconds % 86_400) / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const clock = [hours || days ? String(hours) : null, minutes, seconds % 60]
    .filter((part) => part !== null)
    .map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0')))
    .join(':');
  return days > 0 ? `${t('format.days', { count: days })} ${clock}` : clock;
}

/**
 * @param {number} seconds
 * @returns {string} in words, rounded as people would: `about 4 minutes`
 */
export function duration(seconds) {
  if (seconds < 60) {
    return t('format.seconds', { count: Math.max(1, Math.round(seconds)) });
  }
  if (seconds < 5400) {
    return t('format.minutes', { count: Math.round(seconds / 60) });
  }
  return t('format.hours', { count: Math.round(seconds / 3600) });
}

/** From here on a range is rounded to five minutes: more would pretend to know. */
const ROUGH_MINUTES = 60;

/**
 * @param {number} low in seconds
 * @param {number} high
 * @returns {string} in words, as short as the language can: `4 to 9 minutes`
 */
export function waitRange(low, high) {
  if (high < 60) {
    return t('format.less-than-a-minute');
  }
  const step = high / 60 >= ROUGH_MINUTES ? 5 : 1;
  const from = Math.max(1, Math.round(low / 60 / step) * step);
  const to = Math.ceil(high / 60 / step) * step;
  if (to < ROUGH_MINUTES) {
    return from >= to ? t('format.about', { time: duration(to * 60) }) : t('format.minutes-range', { from, to });
  }
  return from >= to ? t('format.about', { time: hours(to) }) : t('format.range', { from: hours(from), to: hours(to) });
}

/** @param {number} minutes */
function hours(minutes) {
  const whole = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (whole === 0) {
    return t('format.minutes-short', { count: rest });
  }
  return rest === 0
    ? t('format.hours-short', { count: whole })
    : `${t('format.hours-short', { count: whole })} ${t('format.minutes-short', { count: rest })}`;
}

/**
 * @param {number[]} values whole numbers
 * @returns {string} with runs written as spans: `1–3, 7`
 */
export function ranges(values) {
  const sorted = [...values].sort((a, b) => a - b);
  /** @type {[number, number][]} */
  const runs = [];
  for (const value of sorted) {
    const last = runs.at(-1);
    if (last && value === last[1] + 1) {
      last[1] = value;
    } else {
      runs.push([value, value]);
    }
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}
