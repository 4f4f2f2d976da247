/**
 * What screen readers say. Changes that come again and again are said at most every 30 seconds, the latest only; what must
 * not be missed is said at once.
 */
const POLITE_EVERY_MS = 30_000;

class Announcer extends EventTarget {
  polite = '';
  assertive = '';
  #lastAt = -Infinity;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {string} text */
  politely(text) {
    clearTimeout(this.#timer);
    const wait = this.#lastAt + POLITE_EVERY_MS - Date.now();
    this.#timer = setTimeout(() => this.#sayPolitely(text), Math.max(0, wait));
  }

  /** @param {string} text */
  atOnce(text) {
    this.assertive = text;
    this.dispatchEvent(new Event('change'));
  }

  /** @param {string} text */
  #sayPolitely(text) {
    this.#lastAt = Date.now();
    this.polite = text;
    this.dispatchEvent(new Event('change'));
  }
}

export const announce = new Announcer();
