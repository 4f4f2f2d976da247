/** A storage of this browser, with memory in its place where it is blocked or full. */
export class StorageOrMemory {
  #storage;
  /** @type {Map<string, string>} what could not be stored */
  #memory = new Map();

  /** @param {() => Storage} storage fails where it is blocked */
  constructor(storage) {
    this.#storage = storage;
  }

  /**
   * @param {string} key
   * @returns {string | null}
   */
  get(key) {
    try {
      return this.#storage().getItem(key) ?? this.#memory.get(key) ?? null;
    } catch {
      return this.#memory.get(key) ?? null;
    }
  }

  /**
   * @param {string} key
   * @param {string | null} text null removes it
   */
  set(key, text) {
    this.#memory.delete(key);
    try {
      text === null ? this.#storage().removeItem(key) : this.#storage().setItem(key, text);
    } catch {
      this.#instead(key, text);
    }
  }

  /**
   * @param {string} key
   * @param {string | null} text
   */
  #instead(key, text) {
    if (text !== null) {
      this.#memory.set(key, text);
    }
    try {
      // A full storage still has the old value, which would be read first.
      this.#storage().removeItem(key);
    } catch {
      // It is blocked, and has none that can be read.
    }
  }

  /** @returns {string[]} */
  keys() {
    try {
      return [...new Set([...Object.keys(this.#storage()), ...this.#memory.keys()])];
    } catch {
      return [...this.#memory.keys()];
    }
  }
}
