/**
 * The server's clock. Each response tells the second in which it was made; together with the times at which it was asked
 * for and received, that bounds how far this device's clock is off. Every response narrows the bounds.
 */

let low = -Infinity;
let high = Infinity;
const DAY = 86_400_000;

/** @type {Set<() => void>} */
const tickers = new Set();
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

function offset() {
  return low === -Infinity ? 0 : high === Infinity ? low : (low + high) / 2;
}

/** @returns {number} the server's time now, in milliseconds since 1970 */
export function now() {
  return Date.now() + offset();
}

/**
 * Learns from a response that no cache has kept.
 *
 * @param {string | null} date the Date header
 * @param {number} sentAt when the request was sent, by this device's clock
 * @param {number} receivedAt when its headers came
 */
export function learn(date, sentAt, receivedAt) {
  const second = Date.parse(date ?? '');
  if (Number.isNaN(second) || receivedAt - sentAt > DAY) {
    return;
  }
  const newLow = second - receivedAt;
  const newHigh = second + 1000 - sentAt;
  const agrees = newLow <= high && newHigh >= low;
  low = agrees ? Math.max(low, newLow) : newLow;
  high = agrees ? Math.min(high, newHigh) : newHigh;
}

/**
 * @param {string | number | null | undefined} instant ISO-8601, or milliseconds since 1970
 * @returns {number} the milliseconds until then by the server's clock, negative if it has passed, Infinity if there is none
 */
export function until(instant) {
  if (instant == null) {
    return Infinity;
  }
  return (typeof instant === 'number' ? instant : Date.parse(instant)) - now();
}

/**
 * Calls back at the beginning of every second of the server's clock, and at once when the page is shown again.
 *
 * @param {() => void} tick
 * @returns {() => void} stops it
 */
export function everySecond(tick) {
  tickers.add(tick);
  schedule();
  return () => {
    tickers.delete(tick);
    if (tickers.size === 0) {
      clearTimeout(timer);
      timer = undefined;
    }
  };
}

function schedule() {
  timer ??= setTimeout(tickAll, 1000 - (now() % 1000) + 5);
}

function tickAll() {
  clearTimeout(timer);
  timer = undefined;
  for (const tick of [...tickers]) {
    tick();
  }
  if (tickers.size > 0) {
    schedule();
  }
}

document.addEventListener('visibilitychange', () => {
  if (!document.hidden && tickers.size > 0) {
    tickAll();
  }
});
