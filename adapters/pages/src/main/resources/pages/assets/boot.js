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
  const preload = (/** @type {Partial<HTMLLinkElement>} */ link) =>
    document.head.append(Object.assign(document.createElement('link'), link));
  preload({ rel: 'modulepreload', href: new URL(`text/${root.lang}.js`, script.src).href });
  if (location.pathname === '/') {
    // As the first page asks for it; the response may be kept for two seconds.
    preload({ rel: 'preload', as: 'fetch', crossOrigin: 'anonymous', href: '/api/v1/concerts?limit=200' });
  }
})();
