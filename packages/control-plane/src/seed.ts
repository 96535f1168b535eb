import { cp, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** The folder with the first content of the GitOps repository. */
export const SEED = join(
  dirname(require.resolve('@argosy/control-plane/package.json')),
  'seed',
);

/** The GitOps repository on the Git host. */
export const OWNER = 'platform';
export const REPOSITORY = 'gitops';

/** Stands in the seed's files for the clone address, which is not known before the start. */
export const PLACEHOLDER = `http://gitops.invalid/${OWNER}/${REPOSITORY}.git`;

/** The author of the first commit. */
export const IDENTITY = {
  GIT_AUTHOR_NAME: 'Platform team',
  GIT_AUTHOR_EMAIL: 'platform@example.com',
  GIT_COMMITTER_NAME: 'Platform team',
  GIT_COMMITTER_EMAIL: 'platform@example.com',
};

export async function replaceIn(directory: string, from: string, to: string) {
  const entries = await readdir(directory, {
    recursive: true,
    withFileTypes: true,
  });
  for (const entry of entries.filter(each => each.isFile())) {
    const file = join(entry.parentPath, entry.name);
    const before = await readFile(file, 'utf8');
    if (before.includes(from)) {
      await writeFile(file, before.replaceAll(from, to));
    }
  }
}

/** Writes the first content of the GitOps repository into an empty folder: the seed, or only a README. */
export async function writeSeed(
  directory: string,
  { cloneUrl, seed }: { cloneUrl: string; seed?: string },
) {
  await writeFile(join(directory, 'README.md'), '# GitOps repository\n');
  if (seed) await cp(seed, directory, { recursive: true });
  await replaceIn(directory, PLACEHOLDER, cloneUrl);
}
