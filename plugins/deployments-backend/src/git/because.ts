import { toError } from '@backstage/errors';

/**
 * Keeps the cause beside the sentence. `@backstage/errors` would write it into
 * the message, which people read on the screen.
 */
export const because = <E extends Error>(error: E, cause: unknown): E =>
  Object.assign(error, { cause: toError(cause) });
