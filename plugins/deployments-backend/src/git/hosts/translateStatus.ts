import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { z } from 'zod';
import { withCause } from '../../lib/errors/withCause';

const bodySchema = z.object({ message: z.string() });

/** From a status of a host's API to an error that a person can act on. */
export function translateStatus(
  status: number,
  body: string,
  host: string,
  doing: string,
): Error {
  const words = said(body);
  return withCause(
    sentence(status, words, host, doing),
    new Error(`status ${status}${words}`),
  );
}

function sentence(
  status: number,
  words: string,
  host: string,
  doing: string,
): Error {
  switch (status) {
    case 401:
      return new NotAllowedError(
        `${host} does not accept our credentials while ${doing}. Set username and password of the host under integrations, and check that they are still valid.`,
      );
    case 403:
      return new NotAllowedError(
        `The account under integrations lacks a right on ${host} while ${doing}. Give it write access to the repository and its pull requests; a token needs the scopes write:repository and write:issue.`,
      );
    case 404:
      return new NotFoundError(
        `${host} knows nothing of it while ${doing}, or hides it from our account. Check deployments.gitops.repository, baseUrl of the host under integrations, and the rights of the account.`,
      );
    case 409:
      return new ConflictError(
        `${host} says that it stands already while ${doing}. Ask again to find it.`,
      );
    case 400:
    case 422:
      return new InputError(
        `${host} refuses the request while ${doing}${words}.`,
      );
    case 423:
      return new NotAllowedError(
        `The repository on ${host} is archived, so nothing can be changed while ${doing}. Take it out of the archive, or name another in deployments.gitops.repository.`,
      );
    case 429:
      return new ServiceUnavailableError(
        `${host} asks us to slow down while ${doing}. Try again in a minute.`,
      );
    default:
      return new ServiceUnavailableError(
        `${host} answered with status ${status} while ${doing}. Check that it is well, then try again.`,
      );
  }
}

/** The host's own words, on one line and in measure. */
function said(body: string): string {
  try {
    const { message } = bodySchema.parse(JSON.parse(body));
    const line = message.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
    return line ? `: ${line.slice(0, 300)}` : '';
  } catch {
    return '';
  }
}
