/**
 * Pages by paths. A link is an ordinary link: a click on one of ours changes the page without loading the document.
 *
 * @typedef {object} Route
 * @property {string} path with names of parts: `/concerts/:concertId`
 * @property {string} element the page's element
 * @property {() => Promise<any>} load defines the element
 *
 * @typedef {object} Match
 * @property {Route} route
 * @property {Record<string, string>} params
 */

class Router extends EventTarget {
  /** @type {Route[]} */
  #routes = [];
  /** The address of the page that is shown; its fragment may change without another page. */
  #shown = location.pathname + location.search;

  /** @param {Route[]} routes */
  start(routes) {
    this.#routes = routes;
    addEventListener('popstate', () => this.#here() !== this.#shown && this.#changed());
    document.addEventListener('click', (event) => this.#click(event));
  }

  /** @returns {Match | null} the page of the present address */
  match() {
    for (const route of this.#routes) {
      const found = pattern(route.path).exec(location.pathname);
      if (found) {
        return { route, params: found.groups ?? {} };
      }
    }
    return null;
  }

  /**
   * @param {string} url of ours
   * @param {{replace?: boolean}} [options]
   */
  go(url, { replace = false } = {}) {
    if (replace) {
      history.replaceState(null, '', url);
    } else {
      history.pushState(null, '', url);
      scrollTo(0, 0);
    }
    this.#changed();
  }

  #here() {
    return location.pathname + location.search;
  }

  #changed() {
    this.#shown = this.#here();
    this.dispatchEvent(new Event('change'));
  }

  /** @param {MouseEvent} event */
  #click(event) {
    const link = /** @type {HTMLAnchorElement | null} */ (
      event.target instanceof Element ? event.target.closest('a[href]') : null
    );
    if (!link || !this.#isOurs(event, link)) {
      return;
    }
    event.preventDefault();
    this.go(link.href, { replace: link.href === location.href });
  }

  /**
   * @param {MouseEvent} event
   * @param {HTMLAnchorElement} link
   */
  #isOurs(event, link) {
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    const url = new URL(link.href);
    const isPage = this.#routes.some((route) => pattern(route.path).test(url.pathname));
    const isFragment = url.pathname === location.pathname && url.hash !== '';
    return plain && !event.defaultPrevented && !link.target && url.origin === location.origin && isPage && !isFragment;
  }
}

/** @param {string} path */
function pattern(path) {
  return new RegExp(`^${path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
}

export const router = new Router();

/**
 * @param {string} url of ours
 * @param {{replace?: boolean}} [options]
 */
export function go(url, options) {
  router.go(url, options);
}
