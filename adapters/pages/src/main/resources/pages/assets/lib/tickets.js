import { api } from './api.js';
import { Problem } from './problem.js';
import { session } from './session.js';
import { load, observe, save } from './store.js';
import { Stream } from './stream.js';

/**
 * This browser's places in line: the queue tokens of whoever is signed in, one for each concert, and what the service
 * says about them. However many tabs look at a place, one of them has its stream and tells the others.
 *
 * @typedef {object} Ticket
 * @property {string} concertId
 * @property {string} token
 * @property {string} title of the concert
 *
 * @typedef {object} Place
 * @property {any} status as the API describes it; null until it is known
 * @property {import('./stream.js').StreamState} connection
 * @property {number | null} heardAt when the service was last heard, by this device's clock
 * @property {{code: string, reason?: string, title?: string} | null} gone why there is no place any more
 */

const KEY = 'tickets';

class Tickets extends EventTarget {
  /** @type {Map<string, Watcher>} */
  #watchers = new Map();

  constructor() {
    super();
    observe(KEY, () => this.#changed());
    session.addEventListener('change', () => this.#changed());
  }

  /** @returns {Ticket[]} those of whoever is signed in */
  get all() {
    const own = load(KEY, {})[session.user?.userId ?? ''] ?? {};
    return Object.entries(own).map(([concertId, ticket]) => ({ concertId, ...ticket }));
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
   */
  keep(concertId, token, title) {
    this.#write((own) => ({ ...own, [concertId]: { token, title } }));
  }

  /** @param {string} concertId */
  drop(concertId) {
    this.#write(({ [concertId]: _, ...others }) => others);
  }

  /**
   * Follows a place. The listener is called at once with what is known, and then at every change.
   *
   * @param {string} concertId of a ticket that there is
   * @param {(place: Place) => void} listener
   * @returns {() => void} stops it
   */
  watch(concertId, listener) {
    const token = this.token(concertId);
    if (token === null) {
      return () => {};
    }
    const watcher = this.#watchers.get(token) ?? new Watcher(concertId, token);
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
   * @returns {Place | null} what is known now, if somebody watches it
   */
  place(concertId) {
    return this.#watchers.get(this.token(concertId) ?? '')?.place ?? null;
  }

  /** @param {(own: Record<string, any>) => Record<string, any>} change */
  #write(change) {
    if (session.user) {
      const everyones = load(KEY, {});
      save(KEY, { ...everyones, [session.user.userId]: change(everyones[session.user.userId] ?? {}) });
      this.#changed();
    }
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}

/** Follows one place: with a stream of its own in the tab that has the lock, else by what that tab tells. */
class Watcher extends EventTarget {
  /** @type {Place} */
  place = { status: null, connection: 'reconnecting', heardAt: null, gone: null };
  listeners = 0;
  #token;
  #concertId;
  #channel;
  #closed = new AbortController();
  /** @type {Stream | null} */
  #stream = null;

  /**
   * @param {string} concertId
   * @param {string} token
   */
  constructor(concertId, token) {
    super();
    this.#concertId = concertId;
    this.#token = token;
    const name = `frontrow.place.${concertId}.${session.user?.userId}`;
    this.#channel = new BroadcastChannel(name);
    this.#channel.onmessage = ({ data }) => this.#hear(data);
    this.#channel.postMessage('ask');
    const { signal } = this.#closed;
    document.addEventListener('visibilitychange', () => document.hidden || this.#wake(), { signal });
    addEventListener('online', () => this.#wake(), { signal });
    this.#lead(name);
  }

  /**
   * @param {string} type
   * @param {any} listener
   */
  addEventListener(type, listener) {
    this.listeners++;
    super.addEventListener(type, listener);
  }

  close() {
    this.#closed.abort();
    this.#stream?.close();
    this.#channel.close();
  }

  /**
   * Waits until no other tab has the stream. Pages without TLS have no locks; each tab then has a stream.
   *
   * @param {string} name
   */
  #lead(name) {
    const { signal } = this.#closed;
    if (!navigator.locks) {
      this.#open();
      return;
    }
    const ended = () => new Promise((resolve) => signal.addEventListener('abort', () => resolve(null)));
    navigator.locks
      .request(name, { signal }, () => {
        this.#open();
        return ended();
      })
      .catch(() => {});
  }

  #open() {
    if (this.#closed.signal.aborted) {
      return;
    }
    this.#stream = new Stream('/queue-tokens/current/events', {
      headers: () => ({ 'Queue-Token': this.#token }),
      onEvent: (name, data) => (name === 'gone' ? this.#end(data) : this.#tell({ status: data })),
      onState: (connection, heardAt) => this.#tell({ connection, heardAt }),
      onProblem: (problem) => this.#isPassing(problem),
    });
  }

  /** Another tab may have the stream: it must connect again too when this one is shown. */
  #wake() {
    if (this.#stream) {
      this.#ask();
    } else {
      this.#channel.postMessage('wake');
    }
  }

  /** Asks once, for networks that hold streams back. */
  async #ask() {
    try {
      const { body } = await api.get('/queue-tokens/current', { queueToken: this.#token, once: true });
      this.#tell({ status: body });
    } catch (error) {
      if (error instanceof Problem) {
        this.#isPassing(error);
      }
    }
  }

  /**
   * @param {Problem} problem
   * @returns {boolean} whether to try again
   */
  #isPassing(problem) {
    const isEnd = problem.code === 'queue-token-gone' || problem.code === 'queue-token-invalid';
    if (isEnd) {
      this.#end({ ...problem.body, code: problem.code });
    }
    return !isEnd;
  }

  /** @param {{code: string, reason?: string, title?: string}} gone */
  #end(gone) {
    this.#stream?.close();
    this.#tell({ gone });
    if (tickets.token(this.#concertId) === this.#token) {
      tickets.drop(this.#concertId);
    }
  }

  /** @param {Partial<Place>} news */
  #tell(news) {
    this.#become({ ...this.place, ...news });
    if (!this.#closed.signal.aborted) {
      this.#channel.postMessage(this.place);
    }
  }

  /** @param {'ask' | 'wake' | Place} message */
  #hear(message) {
    if (typeof message === 'object') {
      this.#become(message);
    } else if (this.#stream) {
      message === 'wake' ? this.#stream.reconnect() : this.#channel.postMessage(this.place);
    }
  }

  /** @param {Place} place */
  #become(place) {
    this.place = place;
    this.dispatchEvent(new Event('change'));
  }
}

export const tickets = new Tickets();
