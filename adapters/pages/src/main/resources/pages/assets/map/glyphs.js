import { AVAILABLE } from './statuses.js';

/** @typedef {import('./look.js').Look} Look */

/** Of the distance of two seats. */
export const DISC = 0.8;

/** Pictures of the states of a seat, drawn once for each size. */
export class Glyphs {
  constructor() {
    /** @type {Record<import('./seat-shapes.js').SeatState | 'lost' | 'pointed', HTMLCanvasElement>} */
    this.images = {
      available: blank(),
      held: blank(),
      reserved: blank(),
      sold: blank(),
      chosen: blank(),
      lost: blank(),
      pointed: blank(),
    };
    /** Width of a picture in pixels of the device. */
    this.side = 0;
    this.key = '';
  }

  /**
   * @param {number} size distance of two seats in pixels of CSS
   * @param {number} ratio pixels of the device for a pixel of CSS
   * @param {Look} look
   */
  prepare(size, ratio, look) {
    const key = `${size.toFixed(2)}/${ratio}/${look.free}/${look.surface}`;
    if (key === this.key) {
      return;
    }
    this.key = key;
    this.side = Math.ceil(size * ratio) + 4;
    const radius = (size * ratio * DISC) / 2;
    const line = Math.max(1, radius / 6);
    this.#paint('available', (context) => disc(context, radius, look.free));
    this.#paint('held', (context) => ring(context, radius * 0.8, line * 1.3, look.held));
    this.#paint('reserved', (context) => {
      ring(context, radius * 0.9, line * 1.3, look.reserved);
      disc(context, radius * 0.35, look.reserved);
    });
    this.#paint('sold', (context) => cross(context, radius * 0.35, line, look.gone));
    this.#paint('chosen', (context) => {
      disc(context, radius * 1.2, look.chosen);
      check(context, radius * 0.6, Math.max(1.5, radius / 4), look.onChosen);
    });
    this.#paint('lost', (context) => {
      ring(context, radius * 1.05, line * 1.5, look.lost);
      cross(context, radius * 0.5, line * 1.5, look.lost);
    });
    this.#paint('pointed', (context) => {
      disc(context, radius, look.free);
      ring(context, radius * 1.15, Math.max(1.5, line), look.text);
    });
  }

  /**
   * @param {{chosen: Set<number>, lost: Set<number>, pointed: number, states: import('./seat-shapes.js').SeatState[]}} scene
   * @param {number} seat
   * @param {number} code
   * @returns {HTMLCanvasElement} the picture of a seat
   */
  of({ chosen, lost, pointed, states }, seat, code) {
    if (chosen.has(seat)) {
      return this.images.chosen;
    }
    if (lost.has(seat)) {
      return this.images.lost;
    }
    return seat === pointed && code === AVAILABLE ? this.images.pointed : this.images[states[code]];
  }

  /**
   * @param {keyof Glyphs['images']} name
   * @param {(context: CanvasRenderingContext2D) => void} paint
   */
  #paint(name, paint) {
    const image = this.images[name];
    image.width = this.side;
    image.height = this.side;
    const context = /** @type {CanvasRenderingContext2D} */ (image.getContext('2d'));
    context.translate(this.side / 2, this.side / 2);
    paint(context);
  }
}

/** @returns {HTMLCanvasElement} */
function blank() {
  return document.createElement('canvas');
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} radius
 * @param {string} colour
 */
function disc(context, radius, colour) {
  context.fillStyle = colour;
  context.beginPath();
  context.arc(0, 0, radius, 0, 2 * Math.PI);
  context.fill();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} radius
 * @param {number} line
 * @param {string} colour
 */
function ring(context, radius, line, colour) {
  context.strokeStyle = colour;
  context.lineWidth = line;
  context.beginPath();
  context.arc(0, 0, radius - line / 2, 0, 2 * Math.PI);
  context.stroke();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} arm
 * @param {number} line
 * @param {string} colour
 */
function cross(context, arm, line, colour) {
  context.strokeStyle = colour;
  context.lineWidth = line;
  context.beginPath();
  context.moveTo(-arm, -arm);
  context.lineTo(arm, arm);
  context.moveTo(arm, -arm);
  context.lineTo(-arm, arm);
  context.stroke();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number} arm
 * @param {number} line
 * @param {string} colour
 */
function check(context, arm, line, colour) {
  context.strokeStyle = colour;
  context.lineWidth = line;
  context.beginPath();
  context.moveTo(-arm, 0);
  context.lineTo(-arm * 0.25, arm * 0.7);
  context.lineTo(arm, -arm * 0.7);
  context.stroke();
}
