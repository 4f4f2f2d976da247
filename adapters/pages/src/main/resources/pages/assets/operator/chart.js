import { html } from 'lit';
import uPlot from 'uplot';
import { number, time } from '../lib/format.js';
import { t } from '../lib/text.js';
import { Part } from '../parts/part.js';
import { loadStyles } from './styles.js';

await loadStyles(new URL('../uplot/uPlot.min.css', import.meta.url));

/**
 * @typedef {object} Series
 * @property {string} label
 * @property {'--chart-1' | '--chart-2' | '--chart-3'} colour a custom property
 * @property {number[]} dash so that lines differ without colour, too
 * @property {(number | null)[]} values null where nothing is known
 */

const HEIGHT = 180;
/** Rows of the table beside a chart: one in five minutes of an hour. */
const ROWS = 12;

/** Lines over the last hour, with the newest values in words and all of it as a table. */
class Chart extends Part {
  static properties = { heading: {}, times: { attribute: false }, series: { attribute: false } };

  constructor() {
    super();
    this.heading = '';
    /** @type {number[]} seconds since 1970, oldest first */
    this.times = [];
    /** @type {Series[]} */
    this.series = [];
    /** @type {uPlot | null} */
    this.plot = null;
    this.drawn = '';
  }

  connectedCallback() {
    super.connectedCallback();
    const anew = () => this.#draw(true);
    this.listen(matchMedia('(prefers-color-scheme: dark)'), 'change', anew);
    const theme = new MutationObserver(anew);
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'lang'] });
    const size = new ResizeObserver(() => this.#resize());
    size.observe(this);
    this.untilRemoved(() => {
      theme.disconnect();
      size.disconnect();
      this.plot?.destroy();
      this.plot = null;
    });
  }

  updated() {
    this.#draw(false);
  }

  render() {
    return html`<figure class="chart">
      <figcaption>
        <h3>${this.heading}</h3>
        <ul class="plain row small">
          ${this.series.map(
            (line) =>
              html`<li class="row tight">
                ${this.#sample(line)} <span>${line.label}</span>
                <strong class="numeric">${amount(line.values.at(-1))}</strong>
              </li>`,
          )}
        </ul>
      </figcaption>
      <div class="plot" aria-hidden="true"></div>
      <details>
        <summary>${t('operator.chart.table')}</summary>
        ${this.#table()}
      </details>
    </figure>`;
  }

  /** @param {Series} line a piece of the line itself */
  #sample({ colour, dash }) {
    return html`<svg class="line-sample ${colour.slice(2)}" viewBox="0 0 24 8" aria-hidden="true">
      <line x1="0" y1="4" x2="24" y2="4" stroke-dasharray=${dash.join(' ')} />
    </svg>`;
  }

  #table() {
    const step = Math.max(1, Math.floor(this.times.length / ROWS));
    const rows = this.times.map((_, index) => index).filter((index) => (this.times.length - 1 - index) % step === 0);
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${this.heading}>
      <table>
        <caption class="unseen">
          ${this.heading}
        </caption>
        <thead>
          <tr>
            <th scope="col">${t('operator.chart.time')}</th>
            ${this.series.map((line) => html`<th scope="col" class="number">${line.label}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.reverse().map(
            (index) =>
              html`<tr>
                <th scope="row" class="numeric nowrap">${clock(this.times[index])}</th>
                ${this.series.map((line) => html`<td class="number">${amount(line.values[index])}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  /** @param {boolean} anew whether colours or words are others */
  #draw(anew) {
    const target = /** @type {HTMLElement | null} */ (this.querySelector('.plot'));
    if (!target || target.clientWidth === 0) {
      return;
    }
    const data = /** @type {any} */ ([this.times, ...this.series.map((line) => line.values)]);
    const kind = this.series.map((line) => line.label).join('|');
    if (this.plot && !anew && this.drawn === kind) {
      this.plot.setData(data);
      return;
    }
    this.plot?.destroy();
    this.drawn = kind;
    this.plot = new uPlot(this.#options(target.clientWidth), data, target);
  }

  #resize() {
    const width = this.querySelector('.plot')?.clientWidth ?? 0;
    if (this.plot && width > 0 && width !== this.plot.width) {
      this.plot.setSize({ width, height: HEIGHT });
    } else if (!this.plot) {
      this.#draw(true);
    }
  }

  /**
   * @param {number} width
   * @returns {uPlot.Options}
   */
  #options(width) {
    const style = getComputedStyle(this);
    const colour = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
    const axis = {
      stroke: colour('--muted'),
      font: `12px ${style.fontFamily}`,
      grid: { stroke: colour('--line'), width: 1 },
      ticks: { show: false },
    };
    return {
      width,
      height: HEIGHT,
      legend: { show: false },
      cursor: { show: false },
      scales: { y: { range: (_, __, max) => [0, Math.max(4, Math.ceil(max * 1.1))] } },
      axes: [
        { ...axis, size: 36, gap: 11, space: 70, values: (_, splits) => splits.map(clock) },
        { ...axis, size: 56, values: (_, splits) => splits.map((it) => (Number.isInteger(it) ? compact(it) : '')) },
      ],
      series: [
        {},
        ...this.series.map((line) => ({
          label: line.label,
          stroke: colour(line.colour),
          dash: line.dash,
          width: 2,
          points: { show: false },
        })),
      ],
    };
  }
}

/** @param {number} seconds since 1970 */
function clock(seconds) {
  return time(new Date(seconds * 1000).toISOString());
}

/** @param {number | null | undefined} value */
function amount(value) {
  return value == null ? '–' : number(Math.round(value * 10) / 10);
}

/** @param {number} value */
function compact(value) {
  return value.toLocaleString(document.documentElement.lang, { notation: 'compact' });
}

customElements.define('fr-chart', Chart);
