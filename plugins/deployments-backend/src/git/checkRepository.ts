import { InputError } from '@backstage/errors';

/** The address of a Git repository as we hand it to git. Throws `InputError`. */
export function checkRepository(repository: string): URL {
  const refuse = (why: string, mend: string) =>
    new InputError(`deployments.gitops.repository ${why}. ${mend}`);
  if (!URL.canParse(repository)) {
    throw refuse(
      'is no address',
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
    throw refuse('holds "?" or "#"', 'Give the clone address alone.');
  }
  url.pathname = url.pathname.replace(/\/+$/, '');
  return url;
}
