/** Moments as the clocks of a time zone show them, for fields of the type `datetime-local`. */

/** @type {Map<string, Intl.DateTimeFormat>} */
const clocks = new Map();

/** @param {string} zone an IANA name */
function clock(zone) {
  const known = clocks.get(zone);
  if (known) {
    return known;
  }
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  clocks.set(zone, made);
  return made;
}

/**
 * @param {number} instant milliseconds since 1970
 * @param {string} zone
 * @returns {number} what the clocks of the zone show then, as if they were in UTC
 */
function wall(instant, zone) {
  const parts = Object.fromEntries(
    clock(zone)
      .formatToParts(instant)
      .map((part) => [part.type, Number(part.value)]),
  );
  return Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second);
}

/**
 * @param {string} instant ISO-8601
 * @param {string} zone
 * @returns {string} `2027-01-16T19:00`
 */
export function toLocal(instant, zone) {
  return new Date(wall(Date.parse(instant), zone)).toISOString().slice(0, 16);
}

/**
 * Where clocks are set back, the earlier of two moments; where they are set forward, the time that would have been.
 *
 * @param {string} local `2027-01-16T19:00`
 * @param {string} zone
 * @returns {string} ISO-8601
 */
export function toInstant(local, zone) {
  const shown = Date.parse(`${local}Z`);
  const before = shown - (wall(shown - 86_400_000, zone) - (shown - 86_400_000));
  const guess = wall(before, zone) === shown ? before : shown - (wall(before, zone) - before);
  return new Date(guess).toISOString().replace('.000Z', 'Z');
}

/** @returns {string} the time zone of this device */
export function here() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/**
 * @param {string} [also] a zone that has to be among them
 * @returns {string[]} the names of all time zones
 */
export function zones(also) {
  const all = Intl.supportedValuesOf('timeZone');
  return also === undefined || all.includes(also) ? all : [also, ...all].sort();
}
