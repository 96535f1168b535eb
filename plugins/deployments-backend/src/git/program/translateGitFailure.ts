import {
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { withCause } from '../../lib/errors/withCause';
import { GitFailure } from './runGit';

/** What git was asked to do, for messages. */
export type Doing = 'reading' | 'writing';

type Translate = (where: string, doing: Doing) => Error;

const TABLE: ReadonlyArray<readonly [RegExp, Translate]> = [
  [
    /returned error: 401|Authentication failed|could not read (Username|Password)/,
    (where, doing) =>
      new NotAllowedError(
        `The Git host does not accept our credentials for ${doing} ${where}. Check the credentials of the host under integrations; they may be missing or expired.`,
      ),
  ],
  [
    /returned error: 403/,
    (where, doing) =>
      new NotAllowedError(
        `The account under integrations lacks the right for ${doing} ${where}. Give it ${
          doing === 'reading' ? 'read' : 'write'
        } access to the repository.`,
      ),
  ],
  [
    /returned error: 404|repository .{0,100} not found|does not appear to be a git repository|does not exist/i,
    where =>
      new NotFoundError(
        `The Git host has no repository ${where}, or hides it from our account. Check deployments.gitops.repository and the rights of the account under integrations.`,
      ),
  ],
  [
    /returned error: 3\d\d|unable to update url base from redirection/,
    where =>
      new NotFoundError(
        `The Git host redirects ${where} to another address, to which we do not send credentials. Set deployments.gitops.repository to the final address, which often ends in .git.`,
      ),
  ],
  [
    /SSL|certificate/i,
    where =>
      new ServiceUnavailableError(
        `The certificate of the Git host of ${where} is not trusted. Add its certificate authority to the system, or name its file in GIT_SSL_CAINFO.`,
      ),
  ],
  [
    /returned error: 5\d\d|unable to access|hung up|early EOF|RPC failed|Connection (reset|refused|timed out)|unexpected disconnect|unable to rewind/i,
    (where, doing) =>
      new ServiceUnavailableError(
        `The Git host could not be reached for ${doing} ${where}, or failed. Check that it is up and that the backend can reach it, then try again.`,
      ),
  ],
];

/** Turns what git says about the host into an error that a person can act on. Undefined when git says nothing about the host. */
export function translateGitFailure(
  failure: GitFailure,
  where: string,
  doing: Doing,
): Error | undefined {
  if (failure.deadline !== undefined) {
    const late = new ServiceUnavailableError(
      `The Git host did not answer within ${
        failure.deadline / 1000
      } s while ${doing} ${where}. Check that it is up, then try again${
        doing === 'writing' ? ': nothing will be written twice' : ''
      }.`,
    );
    return withCause(late, failure);
  }
  const [, translate] =
    TABLE.find(([pattern]) => pattern.test(failure.stderr)) ?? [];
  return translate && withCause(translate(where, doing), failure);
}
