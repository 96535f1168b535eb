import { InputError } from '@backstage/errors';
import { withoutEndSlash } from '../lib/withoutEndSlash';

const SEGMENT = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/;

/** A branch name that can be neither a flag nor a pattern: stricter than git. Throws `InputError`. */
export function checkBranch(branch: string): string {
  const fine =
    branch.length <= 200 &&
    !branch.includes('..') &&
    branch
      .split('/')
      .every(segment => SEGMENT.test(segment) && !/(\.|\.lock)$/.test(segment));
  if (fine) return branch;
  throw new InputError(
    `${JSON.stringify(
      branch.slice(0, 80),
    )} is not a branch name that Argosy writes to. Use letters, digits, ".", "_", "-" and "/", at most 200 of them, with a letter or digit first.`,
  );
}

/** Whether the text has the form of a full commit id. */
export const isCommit = (sha: string) =>
  /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(sha);

/** Throws `InputError` for anything but a full commit id. */
export function checkCommit(sha: string): string {
  if (isCommit(sha)) return sha;
  throw new InputError(
    `${JSON.stringify(
      sha.slice(0, 80),
    )} is not a commit id. Give all its 40 hexadecimal digits, in lower case.`,
  );
}

/** The address of a Git repository as it is given to git. Throws `InputError`. */
export function checkRepository(repository: string): URL {
  const refuse = (why: string, remedy: string) =>
    new InputError(`deployments.gitops.repository ${why}. ${remedy}`);
  if (!URL.canParse(repository)) {
    throw refuse(
      'is not a URL',
      'Write it as https://git.example.com/platform/gitops.',
    );
  }
  const url = new URL(repository);
  if (!['https:', 'http:', 'file:'].includes(url.protocol)) {
    throw refuse(
      `uses ${url.protocol}//, which is not supported`,
      'Write it with https://.',
    );
  }
  if (url.username || url.password) {
    throw refuse(
      'holds credentials',
      'Remove them, and write them under integrations.',
    );
  }
  if (url.search || url.hash) {
    throw refuse('holds "?" or "#"', 'Give only the clone address.');
  }
  url.pathname = withoutEndSlash(url.pathname);
  return url;
}
