import { StorageOrMemory } from './storage-or-memory.js';

/**
 * Values that this browser keeps, as JSON in localStorage. Where it is blocked or full, they live as long as the page. Tabs write without
 * waiting for each other, so what two of them may change at the same moment has keys of its own: see `loadAll`.
 */

const storage = new StorageOrMemory(() => localStorage);
const PREFIX = 'frontrow.';

/**
 * @param {string} key
 * @param {any} [otherwise] what to return if there is nothing, or nothing readable
 * @returns {any}
 */
export function load(key, otherwise = null) {
  const text = storage.get(PREFIX + key);
  try {
    return text === null ? otherwise : JSON.parse(text);
  } catch {
    return otherwise;
  }
}

/**
 * The values whose keys begin alike, each of which a tab can change without touching the others.
 *
 * @param {string} beginning of the keys
 * @returns {[string, any][]} the rest of each key with its value, in the order of the keys
 */
export function loadAll(beginning) {
  return storage
    .keys()
    .filter((key) => key.startsWith(PREFIX + beginning))
    .toSorted()
    .map((key) => key.slice(PREFIX.length))
    .map((key) => /** @type {[string, any]} */ ([key.slice(beginning.length), load(key)]))
    .filter(([, value]) => value !== null);
}

/**
 * @param {string} key
 * @param {any} value null or undefined removes it
 */
export function save(key, value) {
  storage.set(PREFIX + key, value == null ? null : JSON.stringify(value));
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
