import { randomUUID } from 'node:crypto';
import { FindingsError } from '@argosy/plugin-deployments-common';
import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  AuthenticationError,
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  NotImplementedError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';

/** By name, as Backstage tells them apart: a portal may have several copies of the package. */
const KNOWN = new Map(
  [
    AuthenticationError,
    ConflictError,
    InputError,
    NotAllowedError,
    NotFoundError,
    NotImplementedError,
    ServiceUnavailableError,
  ].map(Known => [Known.name, Known]),
);

/**
 * An error as whoever asked may see it: its sentence and nothing else. A cause quotes what a peer wrote, an unknown
 * error the database's statements: both go to the log, the unknown one under an id that the answer names.
 */
export function toPublicError(
  thrown: unknown,
  { operation, logger }: { operation: string; logger: LoggerService },
): Error {
  const error = toError(thrown);
  if (error instanceof FindingsError) return withoutStack(error);
  const Known = KNOWN.get(error.name);
  if (Known === undefined) {
    const id = randomUUID().slice(0, 8);
    logger.error(`Operation ${operation} failed (${id})`, error);
    return withoutStack(
      new Error(
        `The portal failed to ${operation}. Try again; if it keeps failing, ask whoever runs the portal: its log says why under ${id}.`,
      ),
    );
  }
  // A wrong input is the asker's; who asked is told all there is to it.
  if (error.cause !== undefined && Known !== InputError) {
    logger.warn(`Operation ${operation} failed`, error);
  }
  return withoutStack(new Known(error.message));
}

/** Backstage shows the stack of what it answers to developers: that of a translation says nothing. */
function withoutStack(error: Error): Error {
  error.stack = `${error.name}: ${error.message}`;
  return error;
}
