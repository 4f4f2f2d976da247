/**
 * Whether the service can be reached, as the last calls found. The frame of the pages shows it.
 */

/** @typedef {'ok' | 'offline' | 'unavailable'} ConnectionState */

class Connection extends EventTarget {
  /** @type {ConnectionState} */
  state = 'ok';
  /** When the next attempt is due, by this device's clock; null if nothing tries. */
  retryAt = /** @type {number | null} */ (null);

  /**
   * @param {ConnectionState} state
   * @param {number | null} [retryAt]
   */
  report(state, retryAt = null) {
    if (state !== this.state || retryAt !== this.retryAt) {
      this.state = state;
      this.retryAt = retryAt;
      this.dispatchEvent(new Event('change'));
    }
  }
}

export const connection = new Connection();
