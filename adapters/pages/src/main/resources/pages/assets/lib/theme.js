/** The theme: as the device says, or what was chosen here. */

/** @typedef {'auto' | 'light' | 'dark'} Theme */

export const THEMES = /** @type {const} */ (['auto', 'light', 'dark']);
const KEY = 'frontrow.theme';

/** @returns {Theme} */
export function theme() {
  return /** @type {Theme} */ (document.documentElement.dataset.theme ?? 'auto');
}

/** @param {Theme} chosen */
export function setTheme(chosen) {
  if (chosen === 'auto') {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = chosen;
  }
  keep(KEY, chosen);
}

/**
 * Plain text, since boot.js reads it before any module is loaded.
 *
 * @param {string} key
 * @param {string} value
 */
export function keep(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Where storage is blocked, the choice lasts as long as the page.
  }
}
