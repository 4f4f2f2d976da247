import { until } from './clock.js';
import { send } from './http.js';
import { oneTab } from './one-tab.js';
import { Problem } from './problem.js';
import { load, observe, save } from './store.js';

/**
 * Who is signed in. The access token lives in memory alone; the refresh token is a cookie that scripts cannot read, so a
 * reload signs in again without it ever being seen here.
 */

/**
 * @typedef {object} User
 * @property {string} userId
 * @property {string} email
 * @property {string} name
 * @property {boolean} isOperator
 */

const KEY = 'user';
const EXPIRED = 'expired';
/** Whether the session that the cookie is of is still to be ended at the service. */
const ENDING = 'ending';
/** The access token is renewed this long before it expires. */
const EARLY_MS = 10_000;
/** All tabs share the cookie, which every call of a session sends and replaces: one call at a time. */
const COOKIE = 'session';

class Session extends EventTarget {
  /** @type {User | null} */
  user = load(KEY);
  /**
   * Whose sign-in has run out here, until somebody signs in or out: places in line do not need one.
   *
   * @type {string | null}
   */
  expired = load(EXPIRED);
  /** @type {string | null} */
  #token = null;
  #expiresAt = 0;
  /** @type {Promise<string | null> | null} */
  #refreshing = null;
  /** @type {Promise<void> | null} */
  #ending = null;

  constructor() {
    super();
    observe(KEY, (user) => this.#become(user, null, 0));
    const end = () => this.#end().catch(() => {});
    addEventListener('online', end);
    end();
  }

  /**
   * @param {string} email
   * @param {string} password
   * @returns {Promise<User>}
   */
  async signIn(email, password) {
    return oneTab(COOKIE, async () => {
      await this.#endNow();
      const { body } = await send('POST', '/sessions', { body: { email, password, keep: 'cookie' } });
      return this.#begin(body);
    });
  }

  /**
   * @param {string} email
   * @param {string} password
   * @param {string} name
   * @param {string} [operatorCode] the one-time code that makes the first operator
   * @returns {Promise<User>}
   */
  async signUp(email, password, name, operatorCode) {
    await send('POST', '/users', { body: { email, password, name, operatorCode } });
    return this.signIn(email, password);
  }

  /** Ends the session here at once, and at the service as soon as it can be reached. */
  async signOut() {
    save(ENDING, true);
    this.#become(null, null, 0);
    this.#expire(null);
    await this.#end().catch(() => {});
  }

  /** Ends the session at the service, once for all who wait for it, if that is still to be done. */
  #end() {
    if (load(ENDING)) {
      this.#ending ??= oneTab(COOKIE, () => this.#endNow()).finally(() => {
        this.#ending = null;
      });
    }
    return this.#ending ?? Promise.resolve();
  }

  /** Another tab may have done so meanwhile. */
  async #endNow() {
    if (!load(ENDING)) {
      return;
    }
    try {
      await send('POST', '/sessions/end', { body: {} });
    } catch (error) {
      // Any other refusal: there is no session that could be ended.
      if (!(error instanceof Problem) || error.status < 400 || error.status === 429 || error.status >= 500) {
        throw error;
      }
    }
    save(ENDING, null);
  }

  /**
   * @returns {Promise<string | null>} an access token that is valid now; null if nobody is signed in
   */
  async token() {
    if (!this.user) {
      return null;
    }
    return this.#token && until(this.#expiresAt) > EARLY_MS ? this.#token : this.refresh();
  }

  /**
   * Renews the access token, once for all who ask at the same time.
   *
   * @returns {Promise<string | null>} null if the session has ended
   */
  refresh() {
    this.#refreshing ??= oneTab(COOKIE, () => this.#refresh()).finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  async #refresh() {
    const before = this.user;
    if (load(ENDING)) {
      this.#become(null, null, 0);
      await this.#endNow();
      return null;
    }
    try {
      const { body } = await send('POST', '/sessions/refresh', { body: {} });
      if (this.user === before) {
        this.#begin(body);
      }
    } catch (error) {
      // 400: the cookie has expired, so that none was sent. 403: a proxy hides where the page comes from.
      if (!(error instanceof Problem) || ![400, 401, 403].includes(error.status)) {
        throw error;
      }
      this.#expire(before?.userId ?? null);
      this.#become(null, null, 0);
    }
    return this.#token;
  }

  /** @param {any} body the session as the API describes it */
  #begin(body) {
    const { userId, email, name, role } = body;
    const user = { userId, email, name, isOperator: role === 'ADMIN' };
    this.#expire(null);
    this.#become(user, body.accessToken, Date.parse(body.accessTokenExpiresAt));
    return user;
  }

  /** @param {string | null} userId */
  #expire(userId) {
    this.expired = userId;
    save(EXPIRED, userId);
  }

  /**
   * @param {User | null} user
   * @param {string | null} token
   * @param {number} expiresAt
   */
  #become(user, token, expiresAt) {
    const isAnother = user?.userId !== this.user?.userId;
    this.user = user;
    this.#token = token;
    this.#expiresAt = expiresAt;
    save(KEY, user);
    if (isAnother) {
      this.dispatchEvent(new Event('change'));
    }
  }
}

export const session = new Session();
