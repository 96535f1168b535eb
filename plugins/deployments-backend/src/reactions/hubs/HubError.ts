import type { HubStatus } from '@argosy/plugin-deployments-common';
import { toError, type ErrorLike } from '@backstage/errors';

/** Waiting alone does not remedy these: a person must grant or install something. */
const REFUSALS = ['NotAllowedError', 'NotFoundError'];

/** What a hub threw, as opposed to what our own database throws. */
export class HubError extends Error {
  readonly #error: ErrorLike;

  constructor(error: ErrorLike) {
    super(error.message, { cause: error });
    this.#error = error;
  }

  /** The hub no longer has the history that was asked for. */
  get isExpired() {
    return this.#error.name === 'ResourceExpiredError';
  }

  /** The error as a status of the hub. If the watch was established, the next attempt shows whether the hub is lost too. */
  asStatus(wasEstablished: boolean): {
    state: HubStatus['state'];
    cause: string;
  } {
    if (this.isExpired) {
      return {
        state: 'stale',
        cause:
          'The watch was too old to be resumed; the whole list is read again.',
      };
    }
    if (REFUSALS.includes(this.#error.name)) {
      return { state: 'refused', cause: this.message };
    }
    return wasEstablished
      ? { state: 'stale', cause: `The watch was lost. ${this.message}` }
      : { state: 'unreachable', cause: this.message };
  }
}

/** The same items. What the hub throws becomes a `HubError`. */
export async function* fromHub<T>(items: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* items;
  } catch (error) {
    throw new HubError(toError(error));
  }
}
