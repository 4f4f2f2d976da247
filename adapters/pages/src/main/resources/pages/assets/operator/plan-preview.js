import { html } from 'lit';
import { number, points } from '../lib/format.js';
import { t } from '../lib/text.js';
import { HALL } from '../map/boxes.js';
import { draw } from '../map/draw.js';
import { Hall } from '../map/geometry.js';
import { Glyphs } from '../map/glyphs.js';
import { readLook } from '../map/look.js';
import { FANS } from '../map/seat-shapes.js';
import { View } from '../map/view.js';
import { Part } from '../parts/part.js';
import { planOf, seatsOf } from './halls.js';

/**
 * @typedef {import('../map/geometry.js').At} At
 * @typedef {import('../map/boxes.js').Point} Point
 * @typedef {import('./halls.js').Section} Section
 */

const RATIO_MAX = 3;
const CLOSEST = 60;

/**
 * A plan as fans will see it, while it is edited. A section can be dragged to its place: fires `placed` with the index and the
 * place, and `picked` with the index. The fields beside it do the same for the keyboard.
 */
class PlanPreview extends Part {
  static properties = { sections: { attribute: false }, picked: { attribute: false } };

  constructor() {
    super();
    /** @type {Section[]} with at least one seat each */
    this.sections = [];
    /** the index of the section that is edited, -1 for none */
    this.picked = -1;
    /** @type {Hall | null} */
    this.hall = null;
    this.view = new View({ left: 0, top: 0, right: HALL, bottom: HALL }, CLOSEST);
    this.glyphs = new Glyphs();
    /** @type {{index: number, from: Point, at: At} | null} */
    this.drag = null;
    this.frame = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    const redraw = () => this.#requestFrame();
    this.listen(matchMedia('(prefers-color-scheme: dark)'), 'change', redraw);
    const theme = new MutationObserver(redraw);
    theme.observe(document.documentElement, { attributes: true });
    const size = new ResizeObserver(redraw);
    size.observe(this);
    this.untilRemoved(() => {
      theme.disconnect();
      size.disconnect();
      cancelAnimationFrame(this.frame);
    });
  }

  /** @param {Map<any, any>} changed */
  willUpdate(changed) {
    if (changed.has('sections')) {
      this.hall = this.sections.length > 0 ? new Hall(planOf(this.sections)) : null;
    }
  }

  firstUpdated() {
    // A finger on a section moves it; elsewhere it scrolls the page.
    this.#canvas.addEventListener('touchstart', (event) => this.#touch(event), { passive: false });
  }

  updated() {
    this.#requestFrame();
  }

  render() {
    const label = t('operator.plan.picture', {
      seats: t('operator.plan.seats', { count: seatsOf(this.sections) }),
      sections: t('operator.plan.sections', { count: this.sections.length }),
    });
    return html`<canvas
      class="plan-canvas"
      role="img"
      aria-label=${label}
      @pointerdown=${this.#down}
      @pointermove=${this.#move}
      @pointerup=${this.#up}
      @pointercancel=${this.#up}
    ></canvas>`;
  }

  get #canvas() {
    return /** @type {HTMLCanvasElement} */ (this.querySelector('canvas'));
  }

  #requestFrame() {
    this.frame ||= requestAnimationFrame(() => this.#draw());
  }

  #draw() {
    this.frame = 0;
    const canvas = this.#canvas;
    const context = canvas?.getContext('2d');
    if (!context || canvas.clientWidth === 0) {
      return;
    }
    const ratio = Math.min(devicePixelRatio || 1, RATIO_MAX);
    canvas.width = Math.round(canvas.clientWidth * ratio);
    canvas.height = Math.round(canvas.clientHeight * ratio);
    this.view.resize(canvas.clientWidth, canvas.clientHeight);
    this.view.showAll();
    if (this.hall) {
      this.#drawHall(context, this.hall, ratio);
    }
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {Hall} hall
   * @param {number} ratio
   */
  #drawHall(context, hall, ratio) {
    const look = readLook(this);
    draw(context, {
      hall,
      statuses: /** @type {any} */ (allAvailable(hall)),
      view: this.view,
      ratio,
      look,
      words: WORDS,
      glyphs: this.glyphs,
      states: FANS.states,
      chosen: new Set(),
      lost: new Set(),
      pointed: 0,
    });
    const block = hall.blocks[this.picked];
    if (block) {
      this.#frameOf(context, block, look.chosen);
    }
  }

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {import('../map/block.js').Block} block
   * @param {string} colour
   */
  #frameOf(context, block, colour) {
    context.beginPath();
    for (const point of block.outline) {
      const { x, y } = this.view.toPixel(point);
      context.lineTo(x, y);
    }
    context.closePath();
    context.lineWidth = 3;
    context.strokeStyle = colour;
    context.stroke();
  }

  /** @param {TouchEvent} event */
  #touch(event) {
    if (event.touches.length === 1 && this.#blockAt(event.touches[0])) {
      event.preventDefault();
    }
  }

  /** @param {PointerEvent} event */
  #down(event) {
    const block = this.#blockAt(event);
    if (!block || event.button !== 0) {
      return;
    }
    this.#canvas.setPointerCapture(event.pointerId);
    this.drag = { index: block.index, from: this.#pointOf(event), at: { ...block.at } };
    this.dispatchEvent(new CustomEvent('picked', { detail: block.index }));
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const { drag } = this;
    this.#canvas.classList.toggle('is-on-section', drag !== null || this.#blockAt(event) !== null);
    if (!drag) {
      return;
    }
    const { x, y } = this.#pointOf(event);
    const at = { ...drag.at, x: within(drag.at.x + x - drag.from.x), y: within(drag.at.y + y - drag.from.y) };
    this.dispatchEvent(new CustomEvent('placed', { detail: { index: drag.index, at } }));
  }

  #up() {
    this.drag = null;
  }

  /** @param {{clientX: number, clientY: number}} event */
  #blockAt(event) {
    return this.hall?.blockAt(this.#pointOf(event)) ?? null;
  }

  /**
   * @param {{clientX: number, clientY: number}} event
   * @returns {Point} in units of the hall
   */
  #pointOf({ clientX, clientY }) {
    const { left, top } = this.#canvas.getBoundingClientRect();
    return this.view.toHall({ x: clientX - left, y: clientY - top });
  }
}

/** @type {import('../map/draw.js').Words} */
const WORDS = {
  get stage() {
    return t('map.stage');
  },
  left: (left) => t('operator.plan.seats', { count: left }),
  price: (block) => points(block.price),
  row: (row) => number(row),
};

/** @param {Hall} hall */
function allAvailable(hall) {
  return { codes: new Uint8Array(hall.seatsTotal), left: hall.blocks.map((block) => block.size) };
}

/** @param {number} value of a coordinate */
function within(value) {
  return Math.round(Math.min(HALL, Math.max(0, value)));
}

customElements.define('fr-plan-preview', PlanPreview);
