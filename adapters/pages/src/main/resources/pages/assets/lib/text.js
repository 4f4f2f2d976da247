/**
 * Words in the reader's language: one file for each language, with flat keys. A value is a text with `{names}` of
 * values, or an object of plural forms that `{count}` selects.
 */

/** The languages that there is a file for, as codes of two letters. The server lists them in the document. */
export const LANGUAGES = (document.documentElement.dataset.languages ?? 'en').split(' ');

/** @typedef {Record<string, string | Record<string, string>>} Texts */

/** @type {Texts} */
let texts = {};
/** @type {string[]} the folders whose words were added */
const parts = [];
/** @type {Intl.PluralRules} */
let plurals = new Intl.PluralRules('en');

/** Tells of a change of the language. */
export const languages = new EventTarget();

/** @returns {string} one of LANGUAGES */
export function language() {
  return document.documentElement.lang || 'en';
}

/**
 * @param {string} code of two letters
 * @returns {string} the language's own name
 */
export function nameOf(code) {
  return new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
}

/**
 * Loads the words of a language; the pages then draw themselves again.
 *
 * @param {string} chosen one of LANGUAGES
 */
export async function setLanguage(chosen) {
  const [all, ...more] = await Promise.all([
    import(`../text/${chosen}.js`).then((module) => module.default),
    ...parts.map((part) => wordsOf(part, chosen)),
  ]);
  texts = Object.assign({}, all, ...more);
  plurals = new Intl.PluralRules(chosen);
  document.documentElement.lang = chosen;
  languages.dispatchEvent(new Event('change'));
}

/**
 * Adds words that only some pages need, in this language and in each that is chosen later.
 *
 * @param {string} part a folder of `text/`
 */
export async function addWords(part) {
  if (!parts.includes(part)) {
    parts.push(part);
    texts = { ...texts, ...(await wordsOf(part, language())) };
  }
}

/**
 * @param {string} part
 * @param {string} chosen
 * @returns {Promise<Texts>} in English if the language has no such file
 */
async function wordsOf(part, chosen) {
  const module = await import(`../text/${part}/${chosen}.js`).catch(() => import(`../text/${part}/en.js`));
  return module.default;
}

/**
 * @param {string} key
 * @returns {boolean} whether there are words for it
 */
export function has(key) {
  return key in texts;
}

/**
 * @param {string} key
 * @param {Record<string, any>} [values] numbers are written as the language does
 * @returns {string} the key itself if there are no words for it, so that it is seen
 */
export function t(key, values = {}) {
  const entry = texts[key];
  if (entry === undefined) {
    return key;
  }
  const text = typeof entry === 'string' ? entry : (entry[plurals.select(values.count)] ?? entry.other);
  return text.replace(/\{(\w+)\}/g, (_, name) => write(values[name]));
}

/** @param {any} value */
function write(value) {
  return typeof value === 'number' ? value.toLocaleString(language()) : String(value ?? '');
}
