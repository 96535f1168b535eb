import type { HubStatus } from '@argosy/plugin-deployments-common';
import { toError } from '@backstage/errors';
import type { ErrorLike } from '@backstage/errors';

/** Troubles that waiting alone does not mend: a person must grant or install something. */
const REFUSALS = ['NotAllowedError', 'NotFoundError'];

/** What a hub threw: told apart from what our own database throws. */
export class HubTrouble extends Error {
  readonly #error: ErrorLike;

  constructor(error: ErrorLike) {
    super(error.message, { cause: error });
    this.#error = error;
  }

  /** The history that was asked for is gone. */
  get isExpired() {
    return this.#error.name === 'ResourceExpiredError';
  }

  /** As a state of the hub. A watch that stood is lost; what follows shows whether the hub is, too. */
  asState(stood: boolean): { state: HubStatus['state']; cause: string } {
    if (this.isExpired) {
      return {
        state: 'stale',
        cause: 'The watch was too old to go on; the whole list is read again.',
      };
    }
    if (REFUSALS.includes(this.#error.name)) {
      return { state: 'refused', cause: this.message };
    }
    return stood
      ? { state: 'stale', cause: `The watch was lost. ${this.message}` }
      : { state: 'unreachable', cause: this.message };
  }
}

/** The same items; what the hub throws comes as `HubTrouble`. */
export async function* fromHub<T>(items: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* items;
  } catch (error) {
    throw new HubTrouble(toError(error));
  }
}
