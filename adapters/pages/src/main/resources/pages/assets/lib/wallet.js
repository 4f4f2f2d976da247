import { api } from './api.js';
import { session } from './session.js';

/** The name of the attempt to top up, of which there is one at a time. */
export const CHARGE = 'charge';

/** The balance of whoever is signed in, as it was last seen. */
class Wallet extends EventTarget {
  /** @type {number | null} */
  balance = null;

  constructor() {
    super();
    session.addEventListener('change', () => {
      this.#become(null);
      this.refresh().catch(() => {});
    });
  }

  /** Asks the service. */
  async refresh() {
    if (session.user) {
      const { body } = await api.get('/wallet');
      this.#become(body.balance);
    }
  }

  /** @param {number} balance that a response has told */
  learn(balance) {
    this.#become(balance);
  }

  /** @param {number | null} balance */
  #become(balance) {
    if (balance !== this.balance) {
      this.balance = balance;
      this.dispatchEvent(new Event('change'));
    }
  }
}

export const wallet = new Wallet();
