import { LitElement } from 'lit';
import { setTitle } from '../lib/title.js';
import { languages } from '../lib/text.js';

/**
 * The base of our elements: in the light DOM, so that one style sheet serves all, drawn again when the language changes,
 * and with listeners that end when the element leaves the page.
 */
export class Part extends LitElement {
  /** @type {AbortController | null} */
  #connected = null;

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    this.#connected = new AbortController();
    this.dataset.part = '';
    this.listen(languages, 'change', () => this.requestUpdate());
    super.connectedCallback();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#connected?.abort();
  }

  /** @returns {AbortSignal} aborted when the element leaves the page; for calls of the API */
  get signal() {
    this.#connected ??= new AbortController();
    return this.#connected.signal;
  }

  /**
   * Listens for as long as the element is on the page. Call it in `connectedCallback`.
   *
   * @param {EventTarget} target
   * @param {string} type
   * @param {(event: any) => void} listener
   */
  listen(target, type, listener) {
    target.addEventListener(type, listener, { signal: this.signal });
  }

  /**
   * Does something when the element leaves the page.
   *
   * @param {() => void} stop such as what `everySecond` returns
   */
  untilRemoved(stop) {
    this.signal.addEventListener('abort', stop);
  }

  /**
   * Repeats something until the element leaves the page: not while nobody looks at it, and never twice at a time, since a
   * read may last for as long as the service cannot be reached.
   *
   * @param {number} everyMs
   * @param {() => Promise<unknown>} act
   * @param {Promise<void>} [first] the first time, if it is under way
   */
  every(everyMs, act, first = Promise.resolve()) {
    let isRunning = true;
    const ended = () => {
      isRunning = false;
    };
    const run = () => {
      if (!document.hidden && !isRunning) {
        isRunning = true;
        act().finally(ended);
      }
    };
    first.finally(ended);
    const timer = setInterval(run, everyMs);
    this.listen(document, 'visibilitychange', run);
    this.untilRemoved(() => clearInterval(timer));
  }
}

/** The base of pages. Each draws its `h1` at once, since that is what gets the focus. */
export class Page extends Part {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { params: { attribute: false } };

  constructor() {
    super();
    /** @type {Record<string, string>} the named parts of the path */
    this.params = {};
  }

  /** @returns {string} what the page is about, for the document's title */
  get subject() {
    return '';
  }

  /** @param {Map<any, any>} changed */
  updated(changed) {
    super.updated(changed);
    setTitle(this.subject);
  }
}
