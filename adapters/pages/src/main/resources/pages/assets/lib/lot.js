/**
 * The lots of a shuffled opening, computed as the service computes them. SHA-256 of the seed is what was promised before
 * the opening; a lot is the first 50 bits of HMAC-SHA256(seed, the user's id in lower case), the smaller the earlier.
 */

/** How many lots there are. */
export const LOTS = 2 ** 50;

/** @returns {boolean} browsers compute hashes only for pages that came over TLS, or from this very device */
export function canCheck() {
  return crypto.subtle !== undefined;
}

/**
 * @param {string} seed in hex
 * @returns {Promise<string>} in hex
 */
export async function commitmentOf(seed) {
  return hex(await crypto.subtle.digest('SHA-256', bytes(seed)));
}

/**
 * @param {string} seed in hex
 * @param {string} userId
 * @returns {Promise<{lot: number, hmac: string}>}
 */
export async function lotOf(seed, userId) {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', bytes(seed), algorithm, false, ['sign']);
  const hmac = hex(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(userId.toLowerCase())));
  return { lot: firstBits(hmac), hmac };
}

/**
 * Thirteen hex digits are 52 bits, which a number represents exactly; the last two of them are cut off.
 *
 * @param {string} hmac
 */
function firstBits(hmac) {
  return Math.floor(Number.parseInt(hmac.slice(0, 13), 16) / 4);
}

/**
 * @typedef {object} Verdict
 * @property {boolean | null} isPromised whether the seed is the one of the promise; null if this browser has seen none
 * @property {boolean | null} isMine whether the service gave the lot that the seed gives; null if it told none
 * @property {string} revealed SHA-256 of the seed
 * @property {string} hmac
 * @property {number} lot what the seed gives
 */

/**
 * @param {{seed: string, promised: string | null, userId: string, given: number | null}} draw `promised` is what this
 *     browser saw before the opening, `given` the lot that the service told
 * @returns {Promise<Verdict>}
 */
export async function check({ seed, promised, userId, given }) {
  const revealed = await commitmentOf(seed);
  const { lot, hmac } = await lotOf(seed, userId);
  return {
    isPromised: promised === null ? null : promised === revealed,
    isMine: given === null ? null : given === lot,
    revealed,
    hmac,
    lot,
  };
}

/** @param {string} text */
function bytes(text) {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** @param {ArrayBuffer} buffer */
function hex(buffer) {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
