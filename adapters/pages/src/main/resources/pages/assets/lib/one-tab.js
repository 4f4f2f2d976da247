/** Phones stop tabs that are not in front, with what they have begun. It is not waited for longer than a call takes. */
const WAIT_MS = 45_000;

/**
 * Runs an action in one of this browser's tabs at a time. Pages without TLS have no locks; there it runs at once.
 *
 * @template T
 * @param {string} name the same for actions that exclude each other
 * @param {() => Promise<T>} action must not call this function with the same name
 * @returns {Promise<T>}
 */
export async function oneTab(name, action) {
  const done = Promise.withResolvers();
  await turn(name, done.promise);
  try {
    return await action();
  } finally {
    done.resolve(undefined);
  }
}

/**
 * @param {string} name
 * @param {Promise<unknown>} done ends the turn
 * @returns {Promise<void>} resolved when the turn begins, or has not begun for too long
 */
function turn(name, done) {
  return new Promise((begin) => {
    const signal = AbortSignal.timeout(WAIT_MS);
    const turns = navigator.locks?.request(name, { signal }, () => {
      begin();
      return done;
    });
    Promise.resolve(turns).then(
      () => begin(),
      () => begin(),
    );
  });
}
