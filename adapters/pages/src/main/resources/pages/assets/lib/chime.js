/**
 * Sounds without files. Browsers let a page sound only after a click or a key on it, so it must be unlocked.
 */

/** @type {AudioContext | null} */
let context = null;

/** Notes in Hz. */
const TURN = [523.25, 659.25, 783.99, 1046.5];
const NEAR = [659.25, 523.25];
const NOTE_SECONDS = 0.22;
const GAP_SECONDS = 0.6;

/** @returns {boolean} */
export function canSound() {
  return typeof AudioContext === 'function';
}

/** @returns {boolean} whether a sound would be heard now */
export function isUnlocked() {
  return context?.state === 'running';
}

/**
 * Call it in the handler of a click or a key.
 *
 * @returns {Promise<boolean>} whether a sound would be heard now
 */
export async function unlock() {
  if (!canSound()) {
    return false;
  }
  context ??= new AudioContext();
  await context.resume().catch(() => {});
  return isUnlocked();
}

/**
 * It is planned as a whole by the clock of the sound card, so that a hidden tab with slow timers plays it in time.
 *
 * @param {'turn' | 'near'} what three times for the turn, once for being near
 */
export function chime(what) {
  const notes = what === 'turn' ? TURN : NEAR;
  const times = what === 'turn' ? 3 : 1;
  for (let time = 0; time < times; time++) {
    const begin = time * (notes.length * NOTE_SECONDS + GAP_SECONDS);
    notes.forEach((frequency, index) => note(frequency, begin + index * NOTE_SECONDS));
  }
}

/**
 * @param {number} frequency
 * @param {number} after in seconds
 */
function note(frequency, after) {
  if (!context) {
    return;
  }
  const start = context.currentTime + after;
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.type = 'triangle';
  tone.frequency.value = frequency;
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(0.35, start + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.001, start + NOTE_SECONDS * 1.8);
  tone.connect(volume).connect(context.destination);
  tone.start(start);
  tone.stop(start + NOTE_SECONDS * 2);
}
