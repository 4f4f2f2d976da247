import { until } from './clock.js';
import { send } from './http.js';
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
 * @property {boolean} isOperator
 */

const KEY = 'user';
const EXPIRED = 'expired';
/** The access token is renewed this long before it expires. */
const EARLY_MS = 10_000;

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

  constructor() {
    super();
    observe(KEY, (user) => this.#become(user, null, 0));
  }

  /**
   * @param {string} email
   * @param {string} password
   * @returns {Promise<User>}
   */
  async signIn(email, password) {
    const { body } = await send('POST', '/sessions', { body: { email, password, keep: 'cookie' } });
    return this.#begin(body, email.trim());
  }

  /**
   * @param {string} email
   * @param {string} password
   * @param {string} name
   * @returns {Promise<User>}
   */
  async signUp(email, password, name) {
    await send('POST', '/users', { body: { email, password, name } });
    return this.signIn(email, password);
  }

  /** Ends the session here at once, and at the service as soon as it can be reached. */
  async signOut() {
    const token = this.#token;
    this.#become(null, null, 0);
    this.#expire(null);
    await send('POST', '/sessions/end', { body: {} }).catch(() => {});
    if (token) {
      await send('DELETE', '/sessions/current', { headers: { Authorization: `Bearer ${token}` } }).catch(() => {});
    }
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
    this.#refreshing ??= this.#refresh().finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  async #refresh() {
    const before = this.user;
    try {
      const { body } = await send('POST', '/sessions/refresh', { body: {} });
      if (this.user === before) {
        this.#begin(body, before?.email ?? '');
      }
    } catch (error) {
      // 400: the cookie has expired, so that none was sent.
      if (!(error instanceof Problem) || ![400, 401].includes(error.status)) {
        throw error;
      }
      this.#expire(before?.userId ?? null);
      this.#become(null, null, 0);
    }
    return this.#token;
  }

  /**
   * @param {any} body
   * @param {string} email
   */
  #begin(body, email) {
    const user = { userId: body.userId, email, isOperator: role(body.accessToken) === 'ADMIN' };
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

/**
 * @param {string} token
 * @returns {string | undefined} what the token says; the service decides by it, the pages only offer the console
 */
function role(token) {
  try {
    return JSON.parse(atob(token.split('.')[1].replace(/-/g, '+').replace(/_/g, '/'))).role;
  } catch {
    return undefined;
  }
}

export const session = new Session();
