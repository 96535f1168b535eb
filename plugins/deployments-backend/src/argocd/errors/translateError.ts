import {
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
  isError,
} from '@backstage/errors';
import { ApiException } from '@kubernetes/client-node';
import { ResourceExpiredError } from './ResourceExpiredError';
import { StatusError } from './StatusError';
import type { Remedies } from './remedies';
import { withCause } from '../../lib/errors/withCause';
import { describeFailure } from './describeFailure';

/** Which peer was asked, and which right the call needs. */
export interface Call {
  /** `Hub main`, or `Argo CD of hub main`. */
  peer: string;
  /** As the rules of the peer name it: `list applications.argoproj.io in namespace argocd`. */
  right: string;
  /** Message for a 404. */
  missing?: string;
  remedies: Remedies;
}

const OURS = [
  'InputError',
  'NotAllowedError',
  'NotFoundError',
  'ServiceUnavailableError',
];

/** HTTP status of an error of either client. */
export const statusOf = (error: unknown): number | undefined => {
  if (error instanceof ApiException) return error.code;
  return error instanceof StatusError ? error.status : undefined;
};

/** The one place where failures of a hub become errors of `@backstage/errors`, with a message for people and their cause. */
export function translateError(error: unknown, call: Call): Error {
  if (error instanceof ResourceExpiredError) return error;
  if (isError(error) && OURS.includes(error.name)) return error;
  const { peer, right, missing, remedies } = call;
  const status = statusOf(error);
  switch (status) {
    case undefined:
      return unreachable(error, call);
    case 401:
      return withCause(
        new NotAllowedError(
          `${peer} does not accept our credentials (401): they are wrong or expired. ${remedies.credentials}`,
        ),
        error,
      );
    case 403:
      return withCause(
        new NotAllowedError(
          `${peer} refuses (403): our account lacks the right to ${right}. ${remedies.rights}`,
        ),
        error,
      );
    case 404:
      return withCause(
        new NotFoundError(
          missing ?? `${peer} does not know what was asked for (404).`,
        ),
        error,
      );
    case 410:
      return withCause(
        new ResourceExpiredError(
          `${peer} no longer has the history that was asked for (410).`,
        ),
        error,
      );
    default:
      return withCause(
        new ServiceUnavailableError(
          `${peer} is unreachable: it answers ${status}.`,
        ),
        error,
      );
  }
}

function unreachable(error: unknown, { peer, remedies }: Call): Error {
  const { what, remedy, isSecret } = describeFailure(error);
  const translated = new ServiceUnavailableError(
    [`${peer} is unreachable: ${what}.`, remedy?.(remedies)]
      .filter(Boolean)
      .join(' '),
  );
  return isSecret ? translated : withCause(translated, error);
}
