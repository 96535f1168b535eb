import {
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
  isError,
} from '@backstage/errors';
import { ApiException } from '@kubernetes/client-node';
import { ResourceExpiredError } from './ResourceExpiredError';
import { StatusError } from './StatusError';
import type { Mends } from './mends';
import { sayFailure } from './sayFailure';

/** Who was asked, and which right the call takes. */
export interface Call {
  /** `Hub main`, or `Argo CD of hub main`. */
  peer: string;
  /** As the peer's own rules name it: `list applications.argoproj.io in namespace argocd`. */
  right: string;
  /** Sentence for a 404. */
  missing?: string;
  mends: Mends;
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

/** The one place where failures of a hub become errors of ours, in sentences, with their cause. */
export function translateError(error: unknown, call: Call): Error {
  if (error instanceof ResourceExpiredError) return error;
  if (isError(error) && OURS.includes(error.name)) return error;
  const { peer, right, missing, mends } = call;
  const status = statusOf(error);
  switch (status) {
    case undefined:
      return unreachable(error, call);
    case 401:
      return because(
        error,
        new NotAllowedError(
          `${peer} does not accept our credentials (401): they are wrong or have expired. ${mends.credentials}`,
        ),
      );
    case 403:
      return because(
        error,
        new NotAllowedError(
          `${peer} refuses (403): our account lacks the right to ${right}. ${mends.rights}`,
        ),
      );
    case 404:
      return because(
        error,
        new NotFoundError(
          missing ?? `${peer} does not know what was asked for (404).`,
        ),
      );
    case 410:
      return because(
        error,
        new ResourceExpiredError(
          `${peer} no longer has the history that was asked for (410).`,
        ),
      );
    default:
      return because(
        error,
        new ServiceUnavailableError(
          `${peer} is unreachable: it answers ${status}.`,
        ),
      );
  }
}

function unreachable(error: unknown, { peer, mends }: Call): Error {
  const { what, mend, isSecret } = sayFailure(error);
  const said = new ServiceUnavailableError(
    [`${peer} is unreachable: ${what}.`, mend?.(mends)]
      .filter(Boolean)
      .join(' '),
  );
  return isSecret ? said : because(error, said);
}

/** Given to the constructor, the cause would be written into the sentence, and screens show the sentence. */
function because(cause: unknown, error: Error): Error {
  return Object.assign(error, { cause });
}
