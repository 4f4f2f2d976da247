import { html, nothing } from 'lit';
import './chart.js';
import '../parts/notice.js';
import { t } from '../lib/text.js';
import { history } from './calls.js';
import { OperatorPart } from './operator-part.js';

/** @typedef {import('./calls.js').Point} Point */

const REFRESH_MS = 5_000;
/** The charts begin with the first sample, but show ten minutes at least. */
const POINTS_MIN = 60;
/** Lines differ without colour, too. */
const SOLID = /** @type {number[]} */ ([]);
const DASHED = [8, 4];
const DOTTED = [2, 3];

/** The last hour of a waiting room. */
class RoomCharts extends OperatorPart {
  static properties = { model: { attribute: false }, history: { attribute: false } };

  constructor() {
    super();
    /** @type {import('./room-model.js').RoomModel} */
    this.model = /** @type {any} */ (null);
    /** @type {{intervalSeconds: number, points: Point[]} | null} */
    this.history = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
    this.every(REFRESH_MS, () => this.#load());
  }

  async #load() {
    try {
      this.history = await history(this.model, this.signal);
      this.problem = null;
    } catch (error) {
      this.problem = this.signal.aborted || this.history ? null : error;
    }
  }

  render() {
    return html`<fr-problem .problem=${this.problem} .retry=${() => this.#load()}></fr-problem>
      ${this.history === null ? nothing : this.#charts(this.history)}`;
  }

  /** @param {{intervalSeconds: number, points: Point[]}} history */
  #charts({ intervalSeconds, points: hour }) {
    const begun = hour.findIndex((point) => point.waiting !== null);
    const points = hour.slice(Math.max(0, Math.min(begun, hour.length - POINTS_MIN)));
    const times = points.map((point) => Date.parse(point.at) / 1000);
    const line = (
      /** @type {keyof Point} */ name,
      /** @type {string} */ label,
      /** @type {string} */ colour,
      dash = SOLID,
    ) => ({
      label: t(`operator.figure.${label}`),
      colour,
      dash,
      values: points.map((point) => point[name] ?? null),
    });
    return html`<div class="charts">
      <fr-chart
        .heading=${t('operator.chart.people')}
        .times=${times}
        .series=${[line('waiting', 'waiting', '--chart-1'), line('active', 'active', '--chart-2', DASHED), line('away', 'away', '--chart-3', DOTTED)]}
      ></fr-chart>
      <fr-chart
        .heading=${t('operator.chart.admitted')}
        .times=${times}
        .series=${[line('admittedPerSecond', 'perSecond', '--chart-1')]}
      ></fr-chart>
      <fr-chart
        .heading=${t('operator.chart.ended', { count: intervalSeconds })}
        .times=${times}
        .series=${[line('left', 'left-room', '--chart-1'), line('expired', 'expired', '--chart-2', DASHED)]}
      ></fr-chart>
    </div>`;
  }
}

customElements.define('fr-room-charts', RoomCharts);
