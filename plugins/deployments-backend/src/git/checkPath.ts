import { InputError } from '@backstage/errors';

// What some file system or other takes for .git.
const GIT_FOLDER = /^(\.git[\s.]*|git~\d+)$/i;
// Control, format (invisible) and unpaired surrogate characters, and what Windows reads as a path.
const ODD = /[\p{Cc}\p{Cf}\p{Cs}\\:]/u;

/** A path that stays inside the repository, on every machine that clones it. Throws `InputError`. */
export function checkPath(path: string): string {
  const fine =
    Buffer.byteLength(path) <= 1_000 &&
    !ODD.test(path) &&
    path
      .split('/')
      .every(
        segment =>
          segment !== '' &&
          segment !== '.' &&
          segment !== '..' &&
          !GIT_FOLDER.test(segment),
      );
  if (fine) return path;
  throw new InputError(
    `${JSON.stringify(
      path.slice(0, 80),
    )} is no path inside the GitOps repository. Use a relative path without "..", ".git", backslashes, colons and control characters.`,
  );
}
