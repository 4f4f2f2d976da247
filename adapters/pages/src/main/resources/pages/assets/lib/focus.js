/**
 * Keeps the keyboard and a screen reader where they were: when a change of the page removes what has the focus, such as a
 * button that was just pressed, the focus goes to the closest part around it that is left.
 *
 * @param {HTMLElement} root
 * @returns {() => void} stops it
 */
export function keepFocus(root) {
  /** @type {HTMLElement[]} What had the focus last, and then what is around it. */
  let path = [];
  const remember = (/** @type {FocusEvent} */ event) => {
    path = pathOf(/** @type {HTMLElement} */ (event.target), root);
  };
  const changes = new MutationObserver(() => {
    const isLost = document.activeElement === document.body && path[0]?.isConnected === false;
    const left = isLost ? path.find((element) => element.isConnected) : undefined;
    if (left) {
      left.tabIndex = -1;
      left.focus({ preventScroll: true });
    }
  });
  root.addEventListener('focusin', remember);
  changes.observe(root, { childList: true, subtree: true });
  return () => {
    root.removeEventListener('focusin', remember);
    changes.disconnect();
  };
}

/**
 * @param {HTMLElement | null} element
 * @param {HTMLElement} root
 * @returns {HTMLElement[]} the element and what is around it, up to the root
 */
function pathOf(element, root) {
  return element === null ? [] : element === root ? [root] : [element, ...pathOf(element.parentElement, root)];
}
