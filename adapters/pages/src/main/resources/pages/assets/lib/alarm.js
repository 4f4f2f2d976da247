import { announce } from './announce.js';
import { canSound, chime, isUnlocked, unlock } from './chime.js';
import { load, observe, save } from './store.js';
import { languages, t } from './text.js';
import { tickets } from './tickets.js';
import { setTitlePrefix } from './title.js';

/**
 * Tells of places in line and of turns, whatever page is shown: in the document's title and to screen readers always; by
 * sound, notification and vibration if that was asked for.
 *
 * @typedef {object} Settings
 * @property {boolean} sound
 * @property {boolean} notification
 * @property {number} ahead tell also when so many are ahead; 0 for not
 * @property {boolean} awake keep the screen on, since phones stop pages when it is off
 */

const KEY = 'alarm';
/** @type {Settings} */
const SILENT = { sound: false, notification: false, ahead: 0, awake: false };
const PATTERN = [300, 120, 300, 120, 600];

class Alarm extends EventTarget {
  /** @type {Settings} */
  settings = { ...SILENT, ...load(KEY, {}) };
  /** Whether a notification was tried that this browser does not show: some phones let only installed pages notify. */
  cannotNotify = false;
  /** @type {string | null} the concert whose page is shown; its place is the one in the title */
  #subject = null;
  /** @type {Map<string, {token: string, stop: () => void, status: any, said: string}>} by concert, with what was said last */
  #watched = new Map();
  /** @type {WakeLockSentinel | null | undefined} */
  #awake = null;

  constructor() {
    super();
    observe(KEY, () => this.#become({ ...SILENT, ...load(KEY, {}) }));
    tickets.addEventListener('change', () => this.#watch());
    document.addEventListener('visibilitychange', () => this.#keepAwake());
    languages.addEventListener('change', () => this.#writeTitle());
    // The sound was asked for on an earlier visit, and any click or key lets the page sound.
    for (const gesture of ['pointerup', 'keydown']) {
      addEventListener(gesture, () => this.settings.sound && !isUnlocked() && this.#unlock());
    }
    this.#watch();
  }

  /** @returns {boolean} whether a sound would be heard now */
  get sounds() {
    return isUnlocked();
  }

  /** @returns {'none' | NotificationPermission} what browser and person say about notifications */
  get permission() {
    return typeof Notification === 'function' ? Notification.permission : 'none';
  }

  /** @returns {boolean} */
  get canSound() {
    return canSound();
  }

  /** @returns {boolean} */
  get canStayAwake() {
    return 'wakeLock' in navigator;
  }

  /** @param {boolean} wanted call it in the handler of a click */
  async setSound(wanted) {
    this.#change({ sound: wanted });
    if (wanted) {
      await this.#unlock();
    }
  }

  /** @param {boolean} wanted call it in the handler of a click */
  async setNotification(wanted) {
    const isAllowed = wanted && this.permission !== 'none' && (await Notification.requestPermission()) === 'granted';
    this.#change({ notification: isAllowed });
  }

  /** @param {number} ahead 0 for not */
  setAhead(ahead) {
    this.#change({ ahead });
  }

  /** @param {boolean} wanted */
  setAwake(wanted) {
    this.#change({ awake: wanted });
    this.#keepAwake();
  }

  /** Does what it will do at the turn. Call it in the handler of a click. */
  async test() {
    if (this.settings.sound) {
      await this.#unlock();
    }
    // Each press is heard, however soon after the last.
    this.#ring('turn', t('alarm.test-title'), t('alarm.test-text'), `test ${Date.now()}`);
  }

  /** @param {string | null} concertId the concert whose page is shown */
  setSubject(concertId) {
    this.#subject = concertId;
    this.#writeTitle();
  }

  async #unlock() {
    await unlock();
    this.dispatchEvent(new Event('change'));
  }

  /** The browser lets go of it whenever the page is hidden. */
  async #keepAwake() {
    const isWanted = this.settings.awake && this.#watched.size > 0 && !document.hidden;
    if (isWanted && (this.#awake?.released ?? true)) {
      this.#awake = await navigator.wakeLock?.request('screen').catch(() => null);
    } else if (!isWanted) {
      await this.#awake?.release();
    }
  }

  /** @param {Partial<Settings>} change */
  #change(change) {
    const settings = { ...this.settings, ...change };
    save(KEY, settings);
    this.#become(settings);
  }

  /** @param {Settings} settings */
  #become(settings) {
    this.settings = settings;
    this.dispatchEvent(new Event('change'));
  }

  #watch() {
    const current = new Map(tickets.all.map((ticket) => [ticket.concertId, ticket]));
    for (const [concertId, { token, stop, said }] of this.#watched) {
      if (current.get(concertId)?.token !== token) {
        stop();
        this.#watched.delete(concertId);
        if (said !== '' && said === announce.latest) {
          announce.clear();
        }
      }
    }
    for (const ticket of current.values()) {
      if (!this.#watched.has(ticket.concertId)) {
        const watched = { token: ticket.token, stop: () => {}, status: /** @type {any} */ (null), said: '' };
        this.#watched.set(ticket.concertId, watched);
        watched.stop = tickets.watch(ticket.concertId, (place) => this.#hear(watched, place, ticket));
      }
    }
    this.#writeTitle();
    this.#keepAwake();
  }

  /**
   * @param {{status: any, said: string}} watched
   * @param {import('./place-watcher.js').Place} place
   * @param {{concertId: string, title: string}} ticket
   */
  #hear(watched, { status }, ticket) {
    const before = watched.status;
    watched.status = status;
    if (!status || status === before) {
      return;
    }
    this.#writeTitle();
    if (status.state === 'WAITING') {
      watched.said = this.#tellPlace(before, status, ticket) ?? watched.said;
    } else if (before?.state === 'WAITING') {
      const text = t('alarm.turn-text', { title: ticket.title });
      watched.said = text;
      announce.atOnce(text);
      this.#ring('turn', t('alarm.turn-title'), text, status.ticketId);
    }
  }

  /**
   * @param {any} before
   * @param {any} status
   * @param {{concertId: string, title: string}} ticket
   * @returns {string | undefined} what was said last, if anything
   */
  #tellPlace(before, { position, ahead, ticketId }, { concertId, title }) {
    if (position === null || position === before?.position) {
      return undefined;
    }
    let said;
    if (this.#subject === null || this.#subject === concertId) {
      said = t('alarm.place', { position, count: ahead, title });
      announce.politely(said);
    }
    const { ahead: wanted } = this.settings;
    if (wanted > 0 && before?.ahead > wanted && ahead <= wanted) {
      const text = t('alarm.near-text', { count: ahead, title });
      said = text;
      announce.atOnce(text);
      this.#ring('near', t('alarm.near-title'), text, ticketId);
    }
    return said;
  }

  /**
   * @param {'turn' | 'near'} what
   * @param {string} title
   * @param {string} text
   * @param {string} tag notifications of one tag replace each other, so that several tabs show one
   */
  #ring(what, title, text, tag) {
    if (this.settings.sound && isUnlocked()) {
      alone(`frontrow.ring.${tag}`, () => chime(what));
    }
    if (this.settings.sound || this.settings.notification) {
      navigator.vibrate?.(PATTERN);
    }
    if (this.settings.notification && this.permission === 'granted' && !notify(title, text, tag)) {
      this.cannotNotify = true;
      this.#change({ notification: false });
      announce.politely(t('alarm.cannot-notify'));
    }
  }

  #writeTitle() {
    const all = [...this.#watched].map(([concertId, { status }]) => ({ concertId, status })).filter((it) => it.status);
    const turn = all.find((it) => it.status.state === 'ACTIVE');
    const own = all.find((it) => it.concertId === this.#subject);
    const shown = own ?? turn ?? nearest(all);
    setTitlePrefix(shown ? titleOf(shown.status) : '');
  }
}

/** @param {{status: any}[]} all */
function nearest(all) {
  return all.filter((it) => it.status.position !== null).sort((a, b) => a.status.position - b.status.position)[0];
}

/** @param {any} status */
function titleOf(status) {
  if (status.state === 'ACTIVE') {
    return t('alarm.title-turn');
  }
  return status.position === null ? '' : t('alarm.title-place', { position: status.position });
}

/**
 * In one of this browser's tabs only: the first one keeps the lock for as long as the sound lasts.
 *
 * @param {string} name
 * @param {() => void} act
 */
function alone(name, act) {
  if (!navigator.locks) {
    act();
    return;
  }
  navigator.locks.request(name, { ifAvailable: true }, (lock) => {
    if (lock) {
      act();
      return new Promise((resolve) => setTimeout(resolve, 5000));
    }
    return undefined;
  });
}

/**
 * @param {string} title
 * @param {string} body
 * @param {string} tag
 * @returns {boolean} whether it is shown
 */
function notify(title, body, tag) {
  try {
    const shown = new Notification(title, { body, tag, requireInteraction: true, icon: icon() });
    shown.onclick = () => {
      window.focus();
      shown.close();
    };
    return true;
  } catch {
    return false;
  }
}

function icon() {
  return /** @type {HTMLLinkElement | null} */ (document.querySelector('link[rel="icon"]'))?.href;
}

export const alarm = new Alarm();
