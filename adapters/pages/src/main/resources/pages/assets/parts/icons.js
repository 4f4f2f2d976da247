import { svg, html } from 'lit';

/** @param {import('lit').TemplateResult} shape */
function icon(shape) {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${shape}</svg>`;
}

export const icons = {
  menu: icon(svg`<path d="M4 7h16M4 12h16M4 17h16"/>`),
  person: icon(svg`<circle cx="12" cy="8" r="4"/><path d="M4 20c1.5-4 4.5-6 8-6s6.5 2 8 6"/>`),
  clock: icon(svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5.2l3.2 2"/>`),
  line: icon(svg`<circle cx="5" cy="12" r="2"/><circle cx="12" cy="12" r="2"/><circle cx="19" cy="12" r="2"/>`),
  ticket: icon(
    svg`<path d="M4 7h16v3.5a2 2 0 0 0 0 3.5v3H4v-3a2 2 0 0 0 0-3.5z"/><path d="M14 7v10" stroke-dasharray="2 2"/>`,
  ),
  wallet: icon(svg`<rect x="3.5" y="6" width="17" height="13" rx="2.5"/><path d="M15 12.5h5.5"/>`),
  cut: icon(
    svg`<path d="M3 3l18 18"/><path d="M5 9.5a10 10 0 0 1 4-2.2M12 6c3 0 5.5 1.3 7.3 3.3M8.5 13a5 5 0 0 1 3.5-1.5M12 18.5v.01"/>`,
  ),
  check: icon(svg`<path d="M5 12.5l4.5 4.5L19 7.5"/>`),
};
