import { api } from './api.js';
import { now } from './clock.js';
import { Problem } from './problem.js';
import { Stream } from './stream.js';

/**
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

/** A tab that has the stream answers sooner, unless the device has stopped it. */
const ANSWER_MS = 3000;
/** It tells of every sign of the service, which comes every 15 s at least. */
const SILENT_MS = 45_000;

/** Follows one place: with a stream of its own in the tab that has the lock, else by what that tab tells. */
export class PlaceWatcher extends EventTarget {
  /** @type {Place} */
  place;
  listeners = 0;
  #token;
  #onEnd;
  #channel;
  #closed = new AbortController();
  /** @type {Stream | null} */
  #stream = null;
  #name;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #unanswered;

  /**
   * @param {string} token
   * @param {any} status null if it is not known yet
   * @param {(gone: Gone) => void} onEnd called when there is no place any more
   */
  constructor(token, status, onEnd) {
    super();
    this.#onEnd = onEnd;
    this.#token = token;
    this.place = {
      status: status ?? null,
      toldAt: now(),
      connection: 'reconnecting',
      heardAt: status ? Date.now() : null,
    };
    // Two joins of one user have two tokens, of which the older ends.
    this.#name = `frontrow.place.${token.slice(-32)}`;
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
      onWake: () => this.ask(),
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
    this.#onEnd(gone);
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
