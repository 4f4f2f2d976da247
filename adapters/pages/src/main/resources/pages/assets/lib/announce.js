/**
 * What screen readers say. Changes that come again and again are said at most every 30 seconds, the latest only; what must
 * not be missed is said at once.
 */
const POLITE_EVERY_MS = 30_000;

class Announcer extends EventTarget {
  polite = '';
  assertive = '';
  /** What was said last, or is to be said next. */
  latest = '';
  #lastAt = -Infinity;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {string} text */
  politely(text) {
    clearTimeout(this.#timer);
    this.latest = text;
    const wait = this.#lastAt + POLITE_EVERY_MS - Date.now();
    this.#timer = setTimeout(() => this.#sayPolitely(text), Math.max(0, wait));
  }

  /** @param {string} text in place of what was to be said politely: that is old then */
  atOnce(text) {
    clearTimeout(this.#timer);
    this.latest = text;
    this.polite = '';
    this.assertive = text;
    this.dispatchEvent(new Event('change'));
  }

  /** What was said is no longer so. */
  clear() {
    this.atOnce('');
  }

  /** @param {string} text */
  #sayPolitely(text) {
    this.#lastAt = Date.now();
    this.polite = text;
    this.dispatchEvent(new Event('change'));
  }
}

export const announce = new Announcer();
