// A classic script, so that theme and language are right before anything is painted.
(() => {
  const root = document.documentElement;
  const read = (/** @type {string} */ key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const theme = read('frontrow.theme');
  if (theme === 'light' || theme === 'dark') {
    root.dataset.theme = theme;
  }
  const languages = (root.dataset.languages ?? 'en').split(' ');
  const wanted = [read('frontrow.language'), ...navigator.languages].map((it) => (it ?? '').slice(0, 2).toLowerCase());
  root.lang = wanted.find((it) => languages.includes(it)) ?? 'en';

  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const words = document.createElement('link');
  words.rel = 'modulepreload';
  words.href = new URL(`text/${root.lang}.js`, script.src).href;
  document.head.append(words);
})();
