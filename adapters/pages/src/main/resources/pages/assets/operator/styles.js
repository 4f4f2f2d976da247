/** @type {Map<string, Promise<void>>} by addresses */
const loaded = new Map();

/**
 * Adds a style sheet that only some pages need, once.
 *
 * @param {URL} url
 * @returns {Promise<void>} done when it applies, or cannot be had: a page without its style can still be read
 */
export function loadStyles(url) {
  const known = loaded.get(url.href);
  if (known) {
    return known;
  }
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = url.href;
  /** @type {Promise<void>} */
  const applied = new Promise((resolve) => {
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => resolve());
  });
  loaded.set(url.href, applied);
  document.head.append(link);
  return applied;
}
