import { json, problem, request } from './http.js';
import { delay, pause } from './retry.js';
import { Problem } from './problem.js';

/**
 * Server-sent events by fetch, since EventSource can send no header. It connects again for ever: after an error, when
 * the network is back, when the page is shown again, when the device has slept, and when nothing has come for longer than
 * the service ever is silent. Phones end streams without telling, and some networks accept calls and never answer.
 *
 * @typedef {'live' | 'reconnecting' | 'offline'} StreamState
 */

/** The service sends a comment every 15 s. */
const SILENT_MS = 40_000;
/** How long a connection may take to its first byte, which the service sends at once. */
const UNANSWERED_MS = 20_000;
/** A pause of the timers of this length means that the device slept. */
const SLEPT_MS = 20_000;
const WATCH_MS = 5_000;

/**
 * @typedef {object} StreamOptions
 * @property {() => Record<string, string | undefined> | Promise<Record<string, string | undefined>>} headers asked for at
 *     each connection
 * @property {(name: string, data: any) => void} onEvent
 * @property {(state: StreamState, heardAt: number | null) => void} [onState] the time of the last byte by this device's
 *     clock
 * @property {(problem: Problem) => boolean} [onProblem] a response that is no stream; returns whether to try again
 * @property {() => void} [onWake] the device has slept
 */

export class Stream {
  #path;
  #options;
  /** @type {AbortController | null} */
  #attempt = null;
  #closed = new AbortController();
  #wake = new AbortController();
  /** @type {StreamState} */
  state = 'reconnecting';
  /** @type {number | null} */
  heardAt = null;

  /**
   * Connects at once.
   *
   * @param {string} path below the API's prefix
   * @param {StreamOptions} options
   */
  constructor(path, options) {
    this.#path = path;
    this.#options = options;
    const { signal } = this.#closed;
    addEventListener('online', () => this.reconnect(), { signal });
    addEventListener('offline', () => this.#tell('offline'), { signal });
    addEventListener('pageshow', (event) => event.persisted && this.reconnect(), { signal });
    document.addEventListener('visibilitychange', () => document.hidden || this.reconnect(), { signal });
    this.#watch();
    this.#run();
  }

  /** Ends what there is and connects at once. */
  reconnect() {
    this.#attempt?.abort();
    this.#wake.abort();
    this.#wake = new AbortController();
  }

  close() {
    this.#closed.abort();
    this.#attempt?.abort();
    this.#wake.abort();
  }

  async #run() {
    for (let failures = 0; !this.#closed.signal.aborted; failures++) {
      let retryAfter = null;
      try {
        await this.#connect(() => {
          failures = 0;
        });
      } catch (error) {
        if (error instanceof Problem) {
          retryAfter = error.retryAfterSeconds;
          if (!error.isPassing && !(this.#options.onProblem?.(error) ?? true)) {
            this.close();
          }
        }
      }
      if (this.#closed.signal.aborted) {
        return;
      }
      this.#tell(navigator.onLine ? 'reconnecting' : 'offline');
      // One that was ended here is followed by the next at once, however many have failed.
      if (!this.#attempt?.signal.aborted) {
        await pause(delay(failures, retryAfter), this.#wake.signal).catch(() => {});
      }
    }
  }

  /** @param {() => void} connected */
  async #connect(connected) {
    const attempt = new AbortController();
    this.#attempt = attempt;
    const headers = { ...(await this.#options.headers()), Accept: 'text/event-stream, application/problem+json' };
    const unanswered = setTimeout(() => attempt.abort(), UNANSWERED_MS);
    try {
      const response = await request('GET', this.#path, { headers, signal: attempt.signal });
      if (!response.ok || !response.body) {
        throw problem(response, await json(response));
      }
      connected();
      const events = new EventReader(this.#options.onEvent);
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        clearTimeout(unanswered);
        this.heardAt = Date.now();
        this.#tell('live');
        events.read(part.value);
      }
    } finally {
      clearTimeout(unanswered);
    }
  }

  /** Notices silence, and that the device slept. */
  #watch() {
    let last = Date.now();
    const timer = setInterval(() => {
      const silent = this.state === 'live' && this.heardAt !== null && Date.now() - this.heardAt > SILENT_MS;
      const slept = Date.now() - last > WATCH_MS + SLEPT_MS;
      last = Date.now();
      if (silent || slept) {
        this.reconnect();
      }
      if (slept) {
        this.#options.onWake?.();
      }
    }, WATCH_MS);
    this.#closed.signal.addEventListener('abort', () => clearInterval(timer));
  }

  /** @param {StreamState} state */
  #tell(state) {
    this.state = state;
    this.#options.onState?.(state, this.heardAt);
  }
}

/** Parses the format of server-sent events, whose lines may come in pieces. */
export class EventReader {
  #rest = '';
  #name = 'message';
  /** @type {string[]} */
  #data = [];
  #onEvent;

  /** @param {(name: string, data: any) => void} onEvent */
  constructor(onEvent) {
    this.#onEvent = onEvent;
  }

  /** @param {string} text */
  read(text) {
    const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? '';
    lines.forEach((line) => this.#line(line));
  }

  /** @param {string} line */
  #line(line) {
    if (line === '') {
      this.#end();
    } else if (line.startsWith('event:')) {
      this.#name = line.slice(6).trim();
    } else if (line.startsWith('data:')) {
      this.#data.push(line.slice(5).replace(/^ /, ''));
    }
  }

  #end() {
    if (this.#data.length > 0) {
      this.#onEvent(this.#name, JSON.parse(this.#data.join('\n')));
    }
    this.#name = 'message';
    this.#data = [];
  }
}
