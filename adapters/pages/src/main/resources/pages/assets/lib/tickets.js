import { now } from './clock.js';
import { PlaceWatcher } from './place-watcher.js';
import { session } from './session.js';
import { load, loadAll, observeAll, save } from './store.js';

/**
 * This browser's places in line: the queue tokens of whoever is signed in, one for each concert, and what the service
 * says about them. However many tabs look at a place, one of them has its stream and tells the others.
 *
 * @typedef {object} Ticket
 * @property {string} concertId
 * @property {string} token
 * @property {string} title of the concert
 */

/** Each place has a key of its own, so that two tabs that join at the same moment keep both. */
const KEY = 'tickets/';
const GONE = 'gone/';

class Tickets extends EventTarget {
  /** @type {Map<string, PlaceWatcher>} by token */
  #watchers = new Map();
  /** @type {Map<string, any>} the first status by token, until the stream tells more */
  #told = new Map();

  constructor() {
    super();
    observeAll(KEY, () => this.#changed());
    observeAll(GONE, () => this.#changed());
    session.addEventListener('change', () => this.#changed());
  }

  /** @returns {string} whose places these are: whoever is signed in, or was until the sign-in ran out */
  get #owner() {
    return session.user?.userId ?? session.expired ?? '';
  }

  /** @returns {Ticket[]} those of whoever is signed in */
  get all() {
    return this.#owner === '' ? [] : loadAll(`${KEY}${this.#owner}/`).map(([concertId, it]) => ({ concertId, ...it }));
  }

  /**
   * @param {string} concertId
   * @returns {import('./place-watcher.js').Gone | null} why there is no place any more, until one joins again
   */
  gone(concertId) {
    return load(`${GONE}${this.#owner}/${concertId}`);
  }

  /** @param {string} concertId */
  forgetGone(concertId) {
    this.#write(GONE, concertId, null);
  }

  /**
   * @param {string} concertId
   * @returns {string | null}
   */
  token(concertId) {
    return this.all.find((ticket) => ticket.concertId === concertId)?.token ?? null;
  }

  /**
   * Keeps a place that the service has given.
   *
   * @param {string} concertId
   * @param {string} token
   * @param {string} title of the concert
   * @param {any} [status] what was told with it
   */
  keep(concertId, token, title, status = null) {
    this.#told.set(token, status);
    this.forgetGone(concertId);
    this.#write(KEY, concertId, { token, title });
  }

  /**
   * Drops a place that has ended, and keeps the reason.
   *
   * @param {string} concertId
   * @param {import('./place-watcher.js').Gone} gone
   */
  end(concertId, { code, reason }) {
    const at = new Date(now()).toISOString();
    this.#write(GONE, concertId, { code, reason, at });
    this.#write(KEY, concertId, null);
  }

  /**
   * Follows a place. The listener is called at once with what is known, and then at every change.
   *
   * @param {string} concertId of a ticket that there is
   * @param {(place: import('./place-watcher.js').Place) => void} listener
   * @returns {() => void} stops it
   */
  watch(concertId, listener) {
    const token = this.token(concertId);
    if (token === null) {
      return () => {};
    }
    const watcher = this.#watchers.get(token) ?? this.#watcher(concertId, token);
    this.#watchers.set(token, watcher);
    const listen = () => listener(watcher.place);
    watcher.addEventListener('change', listen);
    listen();
    return () => {
      watcher.removeEventListener('change', listen);
      watcher.listeners--;
      if (watcher.listeners === 0) {
        watcher.close();
        this.#watchers.delete(token);
      }
    };
  }

  /**
   * @param {string} concertId
   * @param {string} token
   */
  #watcher(concertId, token) {
    const watcher = new PlaceWatcher(token, this.#told.get(token), (gone) => {
      if (this.token(concertId) === token) {
        this.end(concertId, gone);
      }
    });
    this.#told.delete(token);
    return watcher;
  }

  /**
   * Asks once for a place, in the tab that has the stream: a stream tells seldom while the turn is far.
   *
   * @param {string} concertId
   */
  ask(concertId) {
    this.#watchers.get(this.token(concertId) ?? '')?.ask();
  }

  /**
   * @param {string} concertId
   * @returns {import('./place-watcher.js').Place | null} what is known now, if somebody watches it
   */
  place(concertId) {
    return this.#watchers.get(this.token(concertId) ?? '')?.place ?? null;
  }

  /**
   * @param {string} key
   * @param {string} concertId
   * @param {any} value null removes it
   */
  #write(key, concertId, value) {
    if (this.#owner) {
      save(`${key}${this.#owner}/${concertId}`, value);
      this.#changed();
    }
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}

export const tickets = new Tickets();
