import { html } from 'lit';
import { number, points } from '../lib/format.js';
import { t } from '../lib/text.js';
import { Part } from '../parts/part.js';
import { Glyphs, draw, levelOf } from './draw.js';
import { mapIcons } from './map-icons.js';
import { View } from './view.js';

/**
 * @typedef {import('./choice.js').Choice} Choice
 * @typedef {import('./geometry.js').Hall} Hall
 * @typedef {import('./geometry.js').Box} Box
 * @typedef {import('./geometry.js').Point} Point
 * @typedef {import('./statuses.js').SeatStatuses} SeatStatuses
 */

/** Pixels between seats at the closest. */
const CLOSEST = 52;
/** Pixels between seats from which a finger, or a mouse, meets the right one. */
const TOUCHABLE = 26;
const CLICKABLE = 11;
const SEATS_SEEN = 30;
const TAP_RADIUS = 6;
const KEY_PAN = 60;
const ZOOM_STEP = 1.6;
const ANIMATION_MS = 180;
const RATIO_MAX = 3;

/**
 * The seats of a hall as a map: a canvas that one moves and zooms by wheel, fingers, buttons or keys. The list beside it has
 * the same seats for everybody who does not see it.
 */
export class SeatMap extends Part {
  static properties = {
    hall: { attribute: false },
    statuses: { attribute: false },
    choice: { attribute: false },
    info: { state: true },
  };

  constructor() {
    super();
    /** @type {Hall | null} */
    this.hall = null;
    /** @type {SeatStatuses | null} */
    this.statuses = null;
    /** @type {Choice | null} */
    this.choice = null;
    this.info = '';
    /** @type {View | null} */
    this.view = null;
    this.glyphs = new Glyphs();
    /** @type {Map<number, Point>} Fingers that are down. */
    this.pointers = new Map();
    this.moved = 0;
    this.pointed = 0;
    this.frame = 0;
    this.animation = 0;
    /** @type {import('./draw.js').Look | null} */
    this.look = null;
    this.redraw = () => this.#requestFrame();
    this.restyle = () => {
      this.look = null;
      this.#requestFrame();
    };
    this.theme = new MutationObserver(this.restyle);
    this.size = new ResizeObserver(() => this.#resize());
  }

  connectedCallback() {
    super.connectedCallback();
    this.listen(matchMedia('(prefers-color-scheme: dark)'), 'change', this.restyle);
    this.listen(matchMedia('(forced-colors: active)'), 'change', this.restyle);
    this.theme.observe(document.documentElement, { attributes: true });
    this.#follow(this.statuses, this.choice);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.theme.disconnect();
    this.size.disconnect();
    this.#unfollow(this.statuses, this.choice);
    cancelAnimationFrame(this.frame);
    cancelAnimationFrame(this.animation);
    this.frame = 0;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('hall') && this.hall) {
      this.view = new View(this.hall.bounds, CLOSEST / this.hall.pitch);
    }
    if (changed.has('statuses') || changed.has('choice')) {
      this.#unfollow(
        /** @type {EventTarget} */ (changed.get('statuses')),
        /** @type {EventTarget} */ (changed.get('choice')),
      );
      this.#follow(this.statuses, this.choice);
    }
  }

  firstUpdated() {
    this.size.observe(this.#canvas);
    this.#canvas.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
  }

  updated() {
    this.#resize();
  }

  render() {
    return html` <div class="map-frame">
        <canvas
          class="map-canvas"
          tabindex="0"
          role="application"
          aria-label=${t('map.label')}
          aria-describedby="map-help"
          @pointerdown=${this.#pointerDown}
          @pointermove=${this.#pointerMove}
          @pointerup=${this.#pointerUp}
          @pointercancel=${this.#pointerGone}
          @pointerleave=${this.#pointerLeft}
          @keydown=${this.#key}
        ></canvas>
      </div>
      <p id="map-help" class="unseen">${t('map.help')}</p>
      <p class="map-info" aria-hidden="true">${this.info}</p>
      <div class="map-tools" role="group" aria-label=${t('map.tools')}>
        ${this.#tool('map.zoom-in', mapIcons.plus, () => this.#animateZoom(ZOOM_STEP))}
        ${this.#tool('map.zoom-out', mapIcons.minus, () => this.#animateZoom(1 / ZOOM_STEP))}
        ${this.#tool('map.whole', mapIcons.whole, () => this.showAll())}
        ${this.#tool('map.left', mapIcons.left, () => this.#animatePan(1, 0))}
        ${this.#tool('map.up', mapIcons.up, () => this.#animatePan(0, 1))}
        ${this.#tool('map.down', mapIcons.down, () => this.#animatePan(0, -1))}
        ${this.#tool('map.right', mapIcons.right, () => this.#animatePan(-1, 0))}
      </div>`;
  }

  /**
   * @param {string} key of its words
   * @param {import('lit').TemplateResult} icon
   * @param {() => void} act
   */
  #tool(key, icon, act) {
    return html`<button type="button" class="quiet square" aria-label=${t(key)} title=${t(key)} @click=${act}>
      ${icon}
    </button>`;
  }

  /** Shows all of the hall. */
  showAll() {
    if (this.view) {
      this.#animateTo(this.view.bounds);
    }
  }

  /** Shows a section. */
  showSection(/** @type {number} */ index) {
    if (this.hall) {
      this.#animateTo(this.hall.blocks[index].bounds);
    }
  }

  /** Shows seats, close enough to tell them apart. */
  showSeats(/** @type {number[]} */ seats) {
    const { hall, view } = this;
    if (!hall || !view || seats.length === 0) {
      return;
    }
    const { x, y } = hall.position(seats[Math.floor(seats.length / 2)]);
    this.#animate({ x, y, scale: Math.max(view.scale, SEATS_SEEN / hall.pitch) });
  }

  get #canvas() {
    return /** @type {HTMLCanvasElement} */ (this.querySelector('canvas'));
  }

  #follow(/** @type {EventTarget | null} */ statuses, /** @type {EventTarget | null} */ choice) {
    statuses?.addEventListener('change', this.redraw);
    choice?.addEventListener('change', this.redraw);
  }

  #unfollow(
    /** @type {EventTarget | null | undefined} */ statuses,
    /** @type {EventTarget | null | undefined} */ choice,
  ) {
    statuses?.removeEventListener('change', this.redraw);
    choice?.removeEventListener('change', this.redraw);
  }

  #resize() {
    const { clientWidth, clientHeight } = this.#canvas;
    if (!this.view || clientWidth === 0) {
      return;
    }
    const ratio = this.#ratio();
    this.view.resize(clientWidth, clientHeight);
    if (
      this.#canvas.width !== Math.round(clientWidth * ratio) ||
      this.#canvas.height !== Math.round(clientHeight * ratio)
    ) {
      this.#canvas.width = Math.round(clientWidth * ratio);
      this.#canvas.height = Math.round(clientHeight * ratio);
      this.#drawNow();
      return;
    }
    this.#requestFrame();
  }

  #ratio() {
    return Math.min(devicePixelRatio || 1, RATIO_MAX);
  }

  #requestFrame() {
    this.frame ||= requestAnimationFrame(() => this.#drawNow());
  }

  #drawNow() {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    const { hall, statuses, choice, view } = this;
    const context = this.#canvas?.getContext('2d');
    if (!hall || !statuses || !choice || !view || !context) {
      return;
    }
    this.look ??= readLook(this);
    draw(context, {
      hall,
      statuses,
      view,
      ratio: this.#ratio(),
      look: this.look,
      words: WORDS,
      glyphs: this.glyphs,
      chosen: choice.seats,
      lost: choice.lost,
      pointed: this.pointed,
    });
    this.#canvas.classList.toggle('is-whole', view.isWhole);
    this.#inform();
  }

  /** Says what is under the pointer, or else in the middle. */
  #inform() {
    const { hall, statuses, choice, view } = this;
    if (!hall || !statuses || !choice || !view) {
      return;
    }
    this.info = this.pointed ? seatInWords(hall, statuses, choice, this.pointed) : this.#placeInWords(hall, view);
  }

  #placeInWords(/** @type {Hall} */ hall, /** @type {View} */ view) {
    const level = levelOf(view, hall);
    if (view.isWhole) {
      return t(level === 'sections' || level === 'rows' ? 'map.whole-info' : 'map.seats-info');
    }
    const block = hall.blockAt(view);
    const range = block?.visible(view.box);
    return block && range
      ? t('map.rows-info', {
          section: block.name,
          from: range.rowFrom + 1,
          to: range.rowTo + 1,
          price: points(block.price),
        })
      : t('map.move-info');
  }

  #wheel(/** @type {WheelEvent} */ event) {
    const { view } = this;
    if (!view || (event.deltaY > 0 && view.isWhole) || (event.deltaY < 0 && view.isClosest)) {
      return;
    }
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 30 : 1;
    view.zoom(Math.exp(-Math.max(-300, Math.min(300, event.deltaY * lines)) / 400), this.#pixelOf(event));
    this.#requestFrame();
  }

  #pointerDown(/** @type {PointerEvent} */ event) {
    this.#canvas.setPointerCapture(event.pointerId);
    this.pointers.set(event.pointerId, this.#pixelOf(event));
    this.moved = this.pointers.size === 1 ? 0 : Infinity;
    cancelAnimationFrame(this.animation);
  }

  #pointerMove(/** @type {PointerEvent} */ event) {
    const before = this.pointers.get(event.pointerId);
    const pixel = this.#pixelOf(event);
    if (!before) {
      this.#point(event.pointerType === 'mouse' ? pixel : null);
      return;
    }
    const spreadBefore = spread(this.pointers);
    this.pointers.set(event.pointerId, pixel);
    this.moved += Math.hypot(pixel.x - before.x, pixel.y - before.y);
    if (this.moved < TAP_RADIUS || !this.view) {
      return;
    }
    const share = 1 / this.pointers.size;
    this.view.pan((pixel.x - before.x) * share, (pixel.y - before.y) * share);
    if (spreadBefore > 0) {
      this.view.zoom(spread(this.pointers) / spreadBefore, middle(this.pointers));
    }
    this.#point(null);
    this.#requestFrame();
  }

  #pointerUp(/** @type {PointerEvent} */ event) {
    const isTap = this.pointers.size === 1 && this.moved < TAP_RADIUS;
    this.pointers.delete(event.pointerId);
    if (isTap && event.button === 0) {
      this.#tap(this.#pixelOf(event), event.pointerType);
    }
  }

  #pointerGone(/** @type {PointerEvent} */ event) {
    this.pointers.delete(event.pointerId);
  }

  #pointerLeft() {
    this.#point(null);
  }

  /** Chooses the seat there, or goes closer where single seats cannot be told apart. */
  #tap(/** @type {Point} */ pixel, /** @type {string} */ pointerType) {
    const { hall, view, choice } = this;
    if (!hall || !view || !choice) {
      return;
    }
    const point = view.toHall(pixel);
    const size = hall.pitch * view.scale;
    if (size >= (pointerType === 'mouse' ? CLICKABLE : TOUCHABLE)) {
      const seat = hall.seatAt(point);
      if (seat) {
        this.dispatchEvent(new CustomEvent('seat-pressed', { detail: seat, bubbles: true }));
      }
      return;
    }
    const block = hall.blockAt(point);
    if (block && levelOf(view, hall) === 'sections') {
      this.#animateTo(block.bounds, point);
    } else if (block) {
      this.#animate({ ...point, scale: SEATS_SEEN / hall.pitch });
    }
  }

  #point(/** @type {Point | null} */ pixel) {
    const { hall, view } = this;
    const seat = pixel && hall && view && hall.pitch * view.scale >= CLICKABLE ? hall.seatAt(view.toHall(pixel)) : 0;
    if (seat !== this.pointed) {
      this.pointed = seat;
      this.#canvas.classList.toggle('is-on-seat', seat > 0);
      this.#requestFrame();
    }
  }

  #key(/** @type {KeyboardEvent} */ event) {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : this.#acts[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  }

  /** @type {Record<string, () => void>} What keys do. */
  #acts = {
    '+': () => this.#animateZoom(ZOOM_STEP),
    '=': () => this.#animateZoom(ZOOM_STEP),
    '-': () => this.#animateZoom(1 / ZOOM_STEP),
    0: () => this.showAll(),
    Home: () => this.showAll(),
    ArrowLeft: () => this.#animatePan(1, 0),
    ArrowRight: () => this.#animatePan(-1, 0),
    ArrowUp: () => this.#animatePan(0, 1),
    ArrowDown: () => this.#animatePan(0, -1),
  };

  #animateZoom(/** @type {number} */ factor) {
    if (this.view) {
      this.#animate({ x: this.view.x, y: this.view.y, scale: this.view.scale * factor });
    }
  }

  #animatePan(/** @type {number} */ right, /** @type {number} */ down) {
    if (this.view) {
      const { x, y, scale } = this.view;
      this.#animate({ x: x - (right * KEY_PAN) / scale, y: y - (down * KEY_PAN) / scale, scale });
    }
  }

  /** Goes to a part of the hall; so close that rows can be told apart if it is a tall one, and then to the point that was meant. */
  #animateTo(/** @type {Box} */ box, /** @type {Point | null} */ point = null) {
    const { hall, view } = this;
    if (!hall || !view) {
      return;
    }
    const target = new View(view.bounds, view.scaleMax);
    target.resize(view.width, view.height);
    target.show(box);
    if (point && levelOf(target, hall) === 'sections') {
      target.showWithin(box, point, ROWS_SEEN / hall.pitch);
    }
    this.#animate(target);
  }

  #animate(/** @type {{x: number, y: number, scale: number}} */ to) {
    const { view } = this;
    if (!view) {
      return;
    }
    cancelAnimationFrame(this.animation);
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      view.showAt(to, to.scale);
      this.#requestFrame();
      return;
    }
    const from = { x: view.x, y: view.y, scale: view.scale };
    const scale = Math.min(Math.max(to.scale, view.scaleMin), view.scaleMax);
    const begun = performance.now();
    const step = (/** @type {number} */ now) => {
      const share = easeOut(Math.min(1, Math.max(0, (now - begun) / ANIMATION_MS)));
      view.showAt(
        { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share },
        from.scale * (scale / from.scale) ** share,
      );
      this.#drawNow();
      if (share < 1) {
        this.animation = requestAnimationFrame(step);
      }
    };
    this.animation = requestAnimationFrame(step);
  }

  /** @returns {Point} pixels of CSS from the canvas' corner */
  #pixelOf(/** @type {MouseEvent} */ event) {
    const { left, top } = this.#canvas.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }
}

/** Pixels between seats at which rows can be told apart. */
const ROWS_SEEN = 6;

/** @type {import('./draw.js').Words} */
const WORDS = {
  get stage() {
    return t('map.stage');
  },
  left: (_, left) => (left === 0 ? t('seats.sold-out') : t('seats.left', { count: left })),
  price: (block) => points(block.price),
  row: (row) => number(row),
};

/** @returns {string} */
function seatInWords(
  /** @type {Hall} */ hall,
  /** @type {SeatStatuses} */ statuses,
  /** @type {Choice} */ choice,
  /** @type {number} */ seat,
) {
  const { block, row, price } = hall.seat(seat);
  return t('map.seat-info', {
    section: block.name,
    row,
    seat,
    price: points(price),
    state: t(`map.state.${stateOf(statuses, choice, seat)}`),
  });
}

/** @returns {'chosen' | 'lost' | 'free' | 'held' | 'gone'} */
function stateOf(/** @type {SeatStatuses} */ statuses, /** @type {Choice} */ choice, /** @type {number} */ seat) {
  if (choice.seats.has(seat)) {
    return 'chosen';
  }
  if (choice.lost.has(seat)) {
    return 'lost';
  }
  return /** @type {const} */ (['free', 'held', 'gone', 'gone'])[statuses.of(seat)];
}

/** @returns {number} how far two fingers are apart, 0 if there are not two */
function spread(/** @type {Map<number, Point>} */ pointers) {
  const [one, other] = [...pointers.values()];
  return pointers.size === 2 ? Math.hypot(one.x - other.x, one.y - other.y) : 0;
}

/** @returns {Point} */
function middle(/** @type {Map<number, Point>} */ pointers) {
  const [one, other] = [...pointers.values()];
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
}

/** @returns {number} */
function easeOut(/** @type {number} */ share) {
  return 1 - (1 - share) ** 3;
}

/** @returns {import('./draw.js').Look} the custom properties that style the map */
function readLook(/** @type {Element} */ element) {
  const style = getComputedStyle(element);
  const colour = (/** @type {string} */ name) => style.getPropertyValue(`--map-${name}`).trim();
  return {
    surface: colour('surface'),
    text: colour('text'),
    muted: colour('muted'),
    line: colour('line'),
    free: colour('free'),
    onFree: colour('on-free'),
    chosen: colour('chosen'),
    onChosen: colour('on-chosen'),
    held: colour('held'),
    gone: colour('gone'),
    lost: colour('lost'),
    font: style.fontFamily,
  };
}

customElements.define('fr-seat-map', SeatMap);
