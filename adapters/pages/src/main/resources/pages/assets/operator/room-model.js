import { api } from '../lib/api.js';

/**
 * A waiting room as the console follows it: the policy with its ETag, and the counts. Tells of news by an event `change`. When
 * the policy was changed from here and nowhere else, an event `own` tells the ETags before and after, so that drafts that
 * began with the former go on.
 *
 * @typedef {object} Room
 * @property {number} capacity
 * @property {number} admitPerSecond
 * @property {number} sessionSeconds
 * @property {number} idleSeconds
 * @property {number} [awaySeconds]
 * @property {string | null} opensAt
 * @property {'FIFO' | 'SHUFFLE'} order
 * @property {'KEEP' | 'REQUEUE'} reentry
 * @property {'SEATS' | 'DATES'} guards
 * @property {boolean} paused
 * @property {number} waiting
 * @property {number} [away]
 * @property {number} active
 * @property {number} admittedTotal
 * @property {number} leftTotal
 * @property {number} expiredTotal
 * @property {number} admittedPerSecond
 */

/** The fields of a policy, in the order in which they are shown. */
export const POLICY = /** @type {const} */ ([
  'capacity',
  'admitPerSecond',
  'paused',
  'opensAt',
  'order',
  'sessionSeconds',
  'idleSeconds',
  'awaySeconds',
  'reentry',
  'guards',
]);

export class RoomModel extends EventTarget {
  /** @type {Room | null} */
  room = null;
  /** @type {string | null} of the policy */
  etag = null;
  /** @type {Map<string, string>} the e-mails of those who were looked for, by user */
  emails = new Map();

  /** @param {string} concertId */
  constructor(concertId) {
    super();
    this.path = `/admin/concerts/${concertId}/waiting-room`;
  }

  /** @param {import('../lib/api.js').Options} options */
  async load(options) {
    this.#learn(await api.get(this.path, options));
  }

  /** @param {'pause' | 'resume'} act */
  async turn(act) {
    const before = { room: this.room, etag: this.etag };
    this.#learn(await api.post(`${this.path}/${act}`));
    const others = POLICY.filter((name) => name !== 'paused');
    if (before.room && others.every((name) => before.room?.[name] === this.room?.[name])) {
      this.#tellOwn(before.etag);
    }
  }

  /**
   * Changes the policy, unless it has changed since it was read.
   *
   * @param {Partial<Room>} changes
   * @param {string | null} ifMatch the ETag of the policy that was read
   */
  async change(changes, ifMatch) {
    this.#learn(await api.patch(this.path, changes, { ifMatch }));
    this.#tellOwn(ifMatch);
  }

  /** @param {import('../lib/api.js').Reply} reply */
  #learn({ body, etag }) {
    this.room = body;
    this.etag = etag;
    this.dispatchEvent(new Event('change'));
  }

  /** @param {string | null} from */
  #tellOwn(from) {
    this.dispatchEvent(new CustomEvent('own', { detail: { from, to: this.etag } }));
  }
}
