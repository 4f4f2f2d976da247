import { html, svg } from 'lit';

/** @param {import('lit').TemplateResult} shape */
function icon(shape) {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${shape}</svg>`;
}

export const mapIcons = {
  'zoom-in': icon(svg`<path d="M12 5v14M5 12h14"/>`),
  'zoom-out': icon(svg`<path d="M5 12h14"/>`),
  whole: icon(svg`<path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5"/>`),
  left: icon(svg`<path d="M19 12H5M11 6l-6 6 6 6"/>`),
  up: icon(svg`<path d="M12 19V5M6 11l6-6 6 6"/>`),
  down: icon(svg`<path d="M12 5v14M6 13l6 6 6-6"/>`),
  right: icon(svg`<path d="M5 12h14M13 6l6 6-6 6"/>`),
};
