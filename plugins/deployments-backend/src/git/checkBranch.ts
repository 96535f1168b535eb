import { InputError } from '@backstage/errors';

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
    )} is no branch name that Argosy writes to. Use letters, digits, ".", "_", "-" and "/", at most 200 of them, with a letter or digit first.`,
  );
}
