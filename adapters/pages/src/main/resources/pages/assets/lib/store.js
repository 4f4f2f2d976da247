/**
 * Values that this browser keeps, as JSON in localStorage. Where it is blocked, they live as long as the page. Tabs write without
 * waiting for each other, so what two of them may change at the same moment has keys of its own: see `loadAll`.
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
  const text = stored(key) ?? memory.get(key);
  try {
    return text === undefined ? otherwise : JSON.parse(text);
  } catch {
    return otherwise;
  }
}

/**
 * @param {string} key
 * @returns {string | null} null also where localStorage is blocked
 */
function stored(key) {
  try {
    return localStorage.getItem(PREFIX + key);
  } catch {
    return null;
  }
}

/**
 * The values whose keys begin alike, each of which a tab can change without touching the others.
 *
 * @param {string} beginning of the keys
 * @returns {[string, any][]} the rest of each key with its value, in the order of the keys
 */
export function loadAll(beginning) {
  return keys()
    .filter((key) => key.startsWith(beginning))
    .toSorted()
    .map((key) => /** @type {[string, any]} */ ([key.slice(beginning.length), load(key)]))
    .filter(([, value]) => value !== null);
}

/** @returns {string[]} of all values */
function keys() {
  try {
    const stored = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
    return [...new Set([...stored.map((key) => key.slice(PREFIX.length)), ...memory.keys()])];
  } catch {
    return [...memory.keys()];
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
 */
export function observe(key, changed) {
  listen((changedKey) => changedKey === key && changed(load(key)));
}

/**
 * Calls back when another tab changes one of the values whose keys begin alike.
 *
 * @param {string} beginning of the keys
 * @param {() => void} changed
 */
export function observeAll(beginning, changed) {
  listen((changedKey) => changedKey.startsWith(beginning) && changed());
}

/** @param {(key: string) => void} changed */
function listen(changed) {
  addEventListener('storage', ({ key }) => key?.startsWith(PREFIX) && changed(key.slice(PREFIX.length)));
}
