/**
 * Values that this browser keeps, as JSON in localStorage. Where it is blocked, they live as long as the page.
 */

/** @type {Map<string, string>} */
const memory = new Map();
const PREFIX = 'frontrow.';

/**
 * @param {string} key
 * @param {any} [otherwise] what to return if there is nothing, or nothing readable
 * @returns {any}
 */
export function load(key, otherwise = null) {
  try {
    const text = localStorage.getItem(PREFIX + key) ?? memory.get(key);
    return text == null ? otherwise : JSON.parse(text);
  } catch {
    return otherwise;
  }
}

/**
 * @param {string} key
 * @param {any} value null or undefined removes it
 */
export function save(key, value) {
  const text = value == null ? null : JSON.stringify(value);
  try {
    text === null ? localStorage.removeItem(PREFIX + key) : localStorage.setItem(PREFIX + key, text);
  } catch {
    text === null ? memory.delete(key) : memory.set(key, text);
  }
}

/**
 * Calls back when another tab changes a value.
 *
 * @param {string} key
 * @param {(value: any) => void} changed
 * @returns {() => void} stops it
 */
export function observe(key, changed) {
  const listener = (/** @type {StorageEvent} */ event) => {
    if (event.key === PREFIX + key) {
      changed(load(key));
    }
  };
  addEventListener('storage', listener);
  return () => removeEventListener('storage', listener);
}
