import { toError } from '@backstage/errors';

/**
 * Attaches a cause without changing the message. Given to the constructor of an error of
 * `@backstage/errors`, the cause would become part of the message, which users read.
 */
export const withCause = <E extends Error>(error: E, cause: unknown): E =>
  Object.assign(error, { cause: toError(cause) });
