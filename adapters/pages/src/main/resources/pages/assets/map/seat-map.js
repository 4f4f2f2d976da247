import { html } from 'lit';
import { number, points } from '../lib/format.js';
import { t } from '../lib/text.js';
import { Part } from '../parts/part.js';
import { Camera } from './camera.js';
import { draw, levelOf } from './draw.js';
import { Gestures } from './gestures.js';
import { Glyphs } from './glyphs.js';
import { readLook } from './look.js';
import { mapIcons } from './map-icons.js';
import { FANS } from './seat-shapes.js';
import { leftInWords, seatInWords } from './seat-words.js';

/**
 * @typedef {import('./boxes.js').Point} Point
 * @typedef {import('./choice.js').Choice} Choice
 * @typedef {import('./geometry.js').Hall} Hall
 * @typedef {import('./statuses.js').SeatStatuses} SeatStatuses
 */

/** Pixels between seats from which a finger, or a mouse, meets the right one. */
const TOUCHABLE = 26;
const CLICKABLE = 11;
/** Pixels between seats at which one sees which are meant, and to which the map goes where one does not. */
const SEEN = 20;
const CLOSER = 30;
const ZOOM_STEP = 1.6;
const RATIO_MAX = 3;

/**
 * The seats of a hall as a map: a canvas that one moves and zooms by wheel, fingers, buttons or keys. The list beside it has
 * the same seats for everybody who does not see it. Fires `seat-pressed` with the number of the seat.
 */
export class SeatMap extends Part {
  static properties = {
    hall: { attribute: false },
    statuses: { attribute: false },
    choice: { attribute: false },
    help: {},
    press: {},
    legend: { attribute: false },
    info: { state: true },
  };

  constructor() {
    super();
    /** @type {Hall} set before the element is on the page, and never changed, as are the other two */
    this.hall = /** @type {any} */ (null);
    /** @type {SeatStatuses} */
    this.statuses = /** @type {any} */ (null);
    /** @type {Choice} */
    this.choice = /** @type {any} */ (null);
    /** The key of the words that say which keys work and where the same seats are as a list. */
    this.help = 'map.help';
    /** The key of the words that say what pressing a seat does. */
    this.press = 'map.seats-info';
    /** What is told apart. */
    this.legend = FANS;
    this.info = '';
    /** @type {Camera} */
    this.camera = /** @type {any} */ (null);
    this.glyphs = new Glyphs();
    /** @type {import('./look.js').Look | null} */
    this.look = null;
    /** The seat under the mouse, 0 for none. */
    this.pointed = 0;
    /** Pixels at the left edge that have the numbers of rows in place of seats. */
    this.strip = 0;
    this.frame = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this.camera ??= new Camera(this.hall, () => this.drawNow());
    this.listen(this.statuses, 'change', () => this.redraw());
    this.listen(this.choice, 'change', () => this.redraw());
    this.listen(matchMedia('(prefers-color-scheme: dark)'), 'change', () => this.#restyle());
    this.listen(matchMedia('(forced-colors: active)'), 'change', () => this.#restyle());
    const theme = new MutationObserver(() => this.#restyle());
    theme.observe(document.documentElement, { attributes: true });
    this.untilRemoved(() => {
      theme.disconnect();
      this.camera.stop();
      cancelAnimationFrame(this.frame);
    });
  }

  firstUpdated() {
    const size = new ResizeObserver(() => this.#resize());
    size.observe(this.#canvas);
    this.untilRemoved(() => size.disconnect());
    new Gestures(this.#canvas, {
      begin: () => this.camera.stop(),
      pan: (dx, dy) => this.#pan(dx, dy),
      zoom: (factor, pixel) => this.#zoom(factor, pixel),
      tap: (pixel, pointerType) => this.#tap(pixel, pointerType),
      point: (pixel) => this.#point(pixel),
    });
    this.#resize();
  }

  get view() {
    return this.camera.view;
  }

  get #canvas() {
    return /** @type {HTMLCanvasElement} */ (this.querySelector('canvas'));
  }

  get #ratio() {
    return Math.min(devicePixelRatio || 1, RATIO_MAX);
  }

  /**
   * Shows a section.
   *
   * @param {number} index
   */
  showSection(index) {
    this.camera.showBox(this.hall.blocks[index].bounds);
  }

  /**
   * Shows seats, close enough to tell them apart.
   *
   * @param {number[]} seats at least one
   */
  showSeats(seats) {
    const isSeen = this.hall.pitch * this.view.scale >= SEEN;
    this.camera.showSeatAt(this.hall.position(seats[Math.floor(seats.length / 2)]), isSeen ? SEEN : CLOSER);
  }

  /** Draws with the next frame, once for all that changes until then. */
  redraw() {
    this.frame ||= requestAnimationFrame(() => this.drawNow());
  }

  drawNow() {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    const context = this.#canvas?.getContext('2d');
    if (!context) {
      return;
    }
    this.look ??= readLook(this);
    this.strip = draw(context, {
      hall: this.hall,
      statuses: this.statuses,
      view: this.view,
      ratio: this.#ratio,
      look: this.look,
      words: WORDS,
      glyphs: this.glyphs,
      states: this.legend.states,
      chosen: this.choice.seats,
      lost: this.choice.lost,
      pointed: this.pointed,
    });
    this.#canvas.classList.toggle('is-whole', this.view.isWhole);
    this.info = this.pointed
      ? seatInWords(this.statuses, this.choice, this.pointed, this.legend)
      : this.#placeInWords();
  }

  #restyle() {
    this.look = null;
    this.redraw();
  }

  #resize() {
    const canvas = this.#canvas;
    const width = Math.round(canvas.clientWidth * this.#ratio);
    const height = Math.round(canvas.clientHeight * this.#ratio);
    if (width > 0 && (canvas.width !== width || canvas.height !== height)) {
      this.view.resize(canvas.clientWidth, canvas.clientHeight);
      canvas.width = width;
      canvas.height = height;
      this.drawNow();
    }
  }

  /** @returns {string} what is in the middle */
  #placeInWords() {
    if (this.view.isWhole) {
      return t(this.hall.pitch * this.view.scale < CLICKABLE ? 'map.whole-info' : this.press);
    }
    const block = this.hall.blockAt(this.view);
    const range = block?.visible(this.view.box);
    return block && range
      ? t('map.rows-info', {
          section: block.name,
          from: range.rowFrom + 1,
          to: range.rowTo + 1,
          price: points(block.price),
        })
      : t('map.move-info');
  }

  /**
   * @param {number} dx
   * @param {number} dy
   */
  #pan(dx, dy) {
    this.view.pan(dx, dy);
    this.redraw();
  }

  /**
   * @param {number} factor
   * @param {Point} pixel what stays where it is
   * @returns {boolean} whether anything changed
   */
  #zoom(factor, pixel) {
    if (factor < 1 ? this.view.isWhole : this.view.isClosest) {
      return false;
    }
    this.view.zoom(factor, pixel);
    this.redraw();
    return true;
  }

  /**
   * Presses the seat there, or goes closer where single seats cannot be met.
   *
   * @param {Point} pixel
   * @param {string} pointerType
   */
  #tap(pixel, pointerType) {
    const point = this.view.toHall(pixel);
    const block = pixel.x < this.strip ? null : this.hall.blockAt(point);
    if (!block) {
      return;
    }
    if (this.hall.pitch * this.view.scale >= (pointerType === 'mouse' ? CLICKABLE : TOUCHABLE)) {
      this.dispatchEvent(new CustomEvent('seat-pressed', { detail: block.seatAt(point), bubbles: true }));
    } else if (levelOf(this.view, this.hall) === 'sections') {
      this.camera.showBox(block.bounds, point);
    } else {
      this.camera.showSeatAt(point, CLOSER);
    }
  }

  /** @param {Point | null} pixel */
  #point(pixel) {
    const canMeet = this.hall.pitch * this.view.scale >= CLICKABLE;
    const seat = pixel && pixel.x >= this.strip && canMeet ? this.hall.seatAt(this.view.toHall(pixel)) : 0;
    if (seat !== this.pointed) {
      this.pointed = seat;
      this.#canvas.classList.toggle('is-on-seat', seat > 0);
      this.redraw();
    }
  }

  /** What buttons and keys do. */
  #acts = {
    'zoom-in': () => this.camera.zoom(ZOOM_STEP),
    'zoom-out': () => this.camera.zoom(1 / ZOOM_STEP),
    whole: () => this.camera.showAll(),
    left: () => this.camera.pan(-1, 0),
    up: () => this.camera.pan(0, -1),
    down: () => this.camera.pan(0, 1),
    right: () => this.camera.pan(1, 0),
  };

  /** @param {KeyboardEvent} event */
  #key(event) {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : KEYS[event.key];
    if (act) {
      event.preventDefault();
      this.#acts[act]();
    }
  }

  render() {
    return html`<canvas
        class="map-canvas"
        tabindex="0"
        role="application"
        aria-label=${t('map.label')}
        aria-describedby="map-help"
        @keydown=${this.#key}
      ></canvas>
      <p id="map-help" class="unseen">${t(this.help)}</p>
      <p class="map-info" aria-hidden="true">${this.info}</p>
      <div class="map-tools" role="group" aria-label=${t('map.tools')}>
        ${ACTS.map(
          (act) =>
            html`<button
              type="button"
              class="quiet square"
              aria-label=${t(`map.${act}`)}
              title=${t(`map.${act}`)}
              @click=${this.#acts[act]}
            >
              ${mapIcons[act]}
            </button>`,
        )}
      </div>`;
  }
}

/** @typedef {'zoom-in' | 'zoom-out' | 'whole' | 'left' | 'up' | 'down' | 'right'} Act */

/** @type {Act[]} In the order of the buttons. */
const ACTS = ['zoom-in', 'zoom-out', 'whole', 'left', 'up', 'down', 'right'];

/** @type {Record<string, Act>} */
const KEYS = {
  '+': 'zoom-in',
  '=': 'zoom-in',
  '-': 'zoom-out',
  0: 'whole',
  Home: 'whole',
  ArrowLeft: 'left',
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'right',
};

/** @type {import('./draw.js').Words} */
const WORDS = {
  get stage() {
    return t('map.stage');
  },
  left: leftInWords,
  price: (block) => points(block.price),
  row: number,
};

customElements.define('fr-seat-map', SeatMap);
