import { api } from './api.js';
import { now } from './clock.js';
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
 * @property {number} toldAt when the status was told, by the service's clock, in milliseconds since 1970
 *
 * @typedef {object} Gone
 * @property {string} code
 * @property {string} [reason]
 * @property {string} [at] ISO-8601, when this browser learned of it
 */

const KEY = 'tickets';
const GONE = 'gone';
/** A tab that has the stream answers sooner, unless the device has stopped it. */
const ANSWER_MS = 3000;
/** It tells of every sign of the service, which comes every 15 s at least. */
const SILENT_MS = 45_000;

class Tickets extends EventTarget {
  /** @type {Map<string, Watcher>} by token */
  #watchers = new Map();
  /** @type {Map<string, any>} the first status by token, until the stream tells more */
  #told = new Map();

  constructor() {
    super();
    observe(KEY, () => this.#changed());
    observe(GONE, () => this.#changed());
    session.addEventListener('change', () => this.#changed());
  }

  /** @returns {string} whose places these are: whoever is signed in, or was until the sign-in ran out */
  get #owner() {
    return session.user?.userId ?? session.expired ?? '';
  }

  /** @returns {Ticket[]} those of whoever is signed in */
  get all() {
    return Object.entries(this.#own(KEY)).map(([concertId, ticket]) => ({ concertId, ...ticket }));
  }

  /**
   * @param {string} concertId
   * @returns {Gone | null} why there is no place any more, until one joins again
   */
  gone(concertId) {
    return this.#own(GONE)[concertId] ?? null;
  }

  /** @param {string} concertId */
  forgetGone(concertId) {
    this.#write(GONE, ({ [concertId]: _, ...others }) => others);
  }

  /**
   * @param {string} key
   * @returns {Record<string, any>} by concert
   */
  #own(key) {
    return load(key, {})[this.#owner] ?? {};
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
    this.#write(KEY, (own) => ({ ...own, [concertId]: { token, title } }));
  }

  /**
   * Drops a place that has ended, and keeps the reason.
   *
   * @param {string} concertId
   * @param {Gone} gone
   */
  end(concertId, { code, reason }) {
    const at = new Date(now()).toISOString();
    this.#write(GONE, (own) => ({ ...own, [concertId]: { code, reason, at } }));
    this.#write(KEY, ({ [concertId]: _, ...others }) => others);
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
    const watcher = this.#watchers.get(token) ?? new Watcher(concertId, token, this.#told.get(token));
    this.#told.delete(token);
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
   * Asks once for a place, in the tab that has the stream: a stream tells seldom while the turn is far.
   *
   * @param {string} concertId
   */
  ask(concertId) {
    this.#watchers.get(this.token(concertId) ?? '')?.ask();
  }

  /**
   * @param {string} concertId
   * @returns {Place | null} what is known now, if somebody watches it
   */
  place(concertId) {
    return this.#watchers.get(this.token(concertId) ?? '')?.place ?? null;
  }

  /**
   * @param {string} key
   * @param {(own: Record<string, any>) => Record<string, any>} change
   */
  #write(key, change) {
    if (this.#owner) {
      save(key, { ...load(key, {}), [this.#owner]: change(this.#own(key)) });
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
  place;
  listeners = 0;
  #token;
  #concertId;
  #channel;
  #closed = new AbortController();
  /** @type {Stream | null} */
  #stream = null;
  #name;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #unanswered;

  /**
   * @param {string} concertId
   * @param {string} token
   * @param {any} [status] if it is known already
   */
  constructor(concertId, token, status = null) {
    super();
    this.#concertId = concertId;
    this.#token = token;
    this.place = { status, toldAt: now(), connection: 'reconnecting', heardAt: status ? Date.now() : null };
    // Two joins of one user have two tokens, of which the older ends.
    this.#name = `frontrow.place.${concertId}.${token.slice(-16)}`;
    this.#channel = new BroadcastChannel(this.#name);
    this.#channel.onmessage = ({ data }) => this.#hear(data);
    const { signal } = this.#closed;
    document.addEventListener('visibilitychange', () => document.hidden || this.#wake(), { signal });
    addEventListener('online', () => this.#wake(), { signal });
    addEventListener('pageshow', (event) => event.persisted && this.#wake(), { signal });
    this.#lead({ signal });
    this.#askOthers('ask');
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
    clearTimeout(this.#unanswered);
    this.#stream?.close();
    this.#channel.close();
  }

  /**
   * Waits until no other tab has the stream. Pages without TLS have no locks; each tab then has a stream.
   *
   * @param {LockOptions} options
   */
  async #lead(options) {
    if (!navigator.locks) {
      this.#open();
      return;
    }
    try {
      await navigator.locks.request(this.#name, options, () => this.#open());
    } catch {
      this.#stream ? this.#follow() : this.#open();
    }
  }

  /** Another tab has taken the lock, since this one did not answer. */
  #follow() {
    this.#stream?.close();
    this.#stream = null;
    if (!this.#closed.signal.aborted) {
      this.#lead({ signal: this.#closed.signal });
    }
  }

  /**
   * Phones stop tabs that are not in front, with the stream and its lock. A tab in front that gets no answer takes over.
   *
   * @param {'ask' | 'wake'} question
   */
  #askOthers(question) {
    this.#channel.postMessage(question);
    this.#unlessTold(ANSWER_MS, () => document.hidden || this.#lead({ steal: true }));
  }

  /**
   * @param {number} ms
   * @param {() => void} act what to do if the tab that has the stream tells nothing for so long
   */
  #unlessTold(ms, act) {
    clearTimeout(this.#unanswered);
    this.#unanswered = setTimeout(() => this.#stream || act(), ms);
  }

  /** @returns {Promise<void>} fulfilled when this place is no longer followed here */
  #ended() {
    return new Promise((resolve) => this.#closed.signal.addEventListener('abort', () => resolve()));
  }

  /** @returns {Promise<void>} for as long as the lock is to be kept */
  #open() {
    if (this.#closed.signal.aborted) {
      return Promise.resolve();
    }
    clearTimeout(this.#unanswered);
    this.#stream = new Stream('/queue-tokens/current/events', {
      headers: () => ({ 'Queue-Token': this.#token }),
      onEvent: (name, data) => (name === 'gone' ? this.#end(data) : this.#tell({ status: data, toldAt: now() })),
      onState: (connection, heardAt) => this.#tell({ connection, heardAt }),
      onProblem: (problem) => this.#isPassing(problem),
    });
    return this.#ended();
  }

  /** Another tab may have the stream: it must connect again too when this one is shown. */
  #wake() {
    if (this.#stream) {
      this.ask();
    } else {
      this.#askOthers('wake');
    }
  }

  /** Asks once, for networks that hold streams back, if this tab has the stream. */
  async ask() {
    if (!this.#stream) {
      return;
    }
    try {
      const { body } = await api.get('/queue-tokens/current', { queueToken: this.#token, once: true });
      this.#tell({ status: body, toldAt: now(), heardAt: Date.now() });
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

  /** @param {Gone} gone */
  #end(gone) {
    this.#stream?.close();
    if (tickets.token(this.#concertId) === this.#token) {
      tickets.end(this.#concertId, gone);
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
      this.#unlessTold(SILENT_MS, () => this.#askOthers('ask'));
      this.#become(message);
    } else if (this.#stream) {
      this.#channel.postMessage(this.place);
      if (message === 'wake') {
        this.#stream.reconnect();
        this.ask();
      }
    }
  }

  /** @param {Place} place */
  #become(place) {
    this.place = place;
    this.dispatchEvent(new Event('change'));
  }
}

export const tickets = new Tickets();
