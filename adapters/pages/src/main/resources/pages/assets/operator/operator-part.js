import { Problem } from '../lib/api.js';
import { Part } from '../parts/part.js';

/** The base of the console's parts: acts that may fail, one at a time. */
export class OperatorPart extends Part {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { problem: { attribute: false }, busy: { attribute: false }, done: { attribute: false } };

  constructor() {
    super();
    /** @type {any} what the last act failed with; null for nothing */
    this.problem = null;
    this.busy = false;
    /** What the last act has done, in words; empty for nothing. */
    this.done = '';
  }

  /**
   * Does something that a person asked for, unless something is being done already.
   *
   * @template T
   * @param {() => Promise<T>} act
   * @returns {Promise<T | undefined>} undefined if it failed; the problem is shown then
   */
  async attempt(act) {
    if (this.busy) {
      return undefined;
    }
    this.busy = true;
    this.problem = null;
    this.done = '';
    try {
      return await act();
    } catch (error) {
      this.problem = this.signal.aborted ? null : error;
      return undefined;
    } finally {
      this.busy = false;
    }
  }

  /**
   * @param {string} name of a field
   * @returns {string | undefined} what the service found wrong with it
   */
  errorOf(name) {
    return errorsOf(this.problem).find((error) => error.field === name)?.message;
  }

  /**
   * @param {string[]} shown names of fields that show their errors
   * @returns {string[]} what else the service found wrong
   */
  otherErrors(shown) {
    return errorsOf(this.problem)
      .filter((error) => !shown.includes(error.field))
      .map((error) => error.message);
  }
}

/**
 * @param {any} problem
 * @returns {{field: string, message: string}[]}
 */
function errorsOf(problem) {
  return problem instanceof Problem ? (problem.body.errors ?? []) : [];
}
