import { InputError } from '@backstage/errors';

/** Whether it has the form of a full commit id. */
export const isCommit = (sha: string) =>
  /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(sha);

/** Throws `InputError` for anything but a full commit id. */
export function checkCommit(sha: string): string {
  if (isCommit(sha)) return sha;
  throw new InputError(
    `${JSON.stringify(
      sha.slice(0, 80),
    )} is no commit id. Give all its 40 hexadecimal digits, in lower case.`,
  );
}
