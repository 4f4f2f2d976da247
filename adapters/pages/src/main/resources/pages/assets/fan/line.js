import { api, Problem } from '../lib/api.js';
import { retrying } from '../lib/retry.js';
import { tickets } from '../lib/tickets.js';
import { requireUser } from '../parts/require-user.js';

/**
 * Joins the line of a concert; asks to sign in first where that is needed, and then joins by itself.
 *
 * @param {{concertId: string, title: string}} concert
 * @returns {Promise<boolean>} false if the person did not want to sign in
 * @throws {Problem}
 */
export async function join({ concertId, title }) {
  if (!(await requireUser())) {
    return false;
  }
  try {
    // A place whose token was lost on the way can only be had by joining again, also where that leads to the end of the line.
    const { body } = await retrying(() => api.post(`/concerts/${concertId}/queue-tokens`));
    const { token, ...status } = body;
    tickets.keep(concertId, token, title, status);
    return true;
  } catch (error) {
    // The sign-in has run out meanwhile; nobody is signed in any more, so that they are asked once more.
    if (error instanceof Problem && error.code === 'unauthenticated') {
      return join({ concertId, title });
    }
    throw error;
  }
}

/**
 * Leaves the line; the place is gone at once.
 *
 * @param {string} concertId
 */
export async function leave(concertId) {
  const queueToken = tickets.token(concertId);
  if (queueToken === null) {
    return;
  }
  try {
    await api.delete('/queue-tokens/current', { queueToken });
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 410) {
      throw error;
    }
  }
  tickets.end(concertId, { code: 'queue-token-gone', reason: 'LEFT' });
}
