import { toError } from '@backstage/errors';
import { cut, LONGEST_CAUSE } from '../foreignText';

/**
 * Attaches a cause without changing the message. Given to the constructor of an error of
 * `@backstage/errors`, the cause would become part of the message, which users read.
 */
export const withCause = <E extends Error>(error: E, cause: unknown): E =>
  Object.assign(error, { cause: shortened(toError(cause)) });

/** Clients and parsers quote whole answers, and the log prints causes. */
function shortened(cause: Error): Error {
  if (cause.message.length <= LONGEST_CAUSE) return cause;
  const { name } = cause;
  return Object.assign(
    new Error(cut(cause.message, LONGEST_CAUSE)),
    { name },
    'code' in cause && { code: cause.code },
  );
}
