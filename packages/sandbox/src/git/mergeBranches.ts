import type { BareRepository } from './BareRepository';

interface MergeRequest {
  base: string;
  head: string;
  message: string;
  style: 'merge' | 'squash';
}

const IDENTITY = {
  GIT_AUTHOR_NAME: 'sandbox',
  GIT_AUTHOR_EMAIL: 'sandbox@localhost',
  GIT_COMMITTER_NAME: 'sandbox',
  GIT_COMMITTER_EMAIL: 'sandbox@localhost',
};

/** Returns the tree of a merge, or undefined when the two conflict. */
export async function mergeTree(
  repository: BareRepository,
  base: string,
  head: string,
): Promise<string | undefined> {
  const { code, stdout, stderr } = await repository.try([
    'merge-tree',
    '--write-tree',
    base,
    head,
  ]);
  if (code === 0) return stdout.toString().split('\n')[0];
  if (code === 1) return undefined;
  throw new Error(`git could not merge ${head} into ${base}: ${stderr}`);
}

/** Merges without a working tree. Returns undefined when the two conflict, or the branch has moved meanwhile. */
export async function mergeBranches(
  repository: BareRepository,
  branch: string,
  request: MergeRequest,
): Promise<string | undefined> {
  const { base, head, message, style } = request;
  const tree = await mergeTree(repository, base, head);
  if (!tree) return undefined;
  const parents = style === 'squash' ? [base] : [base, head];
  const commit = await repository.try(
    ['commit-tree', tree, ...parents.flatMap(parent => ['-p', parent])],
    { input: message, env: IDENTITY },
  );
  if (commit.code !== 0) throw new Error(commit.stderr);
  const sha = commit.stdout.toString().trim();
  // the old value is checked, so that a push in between is not lost
  const moved = await repository.try([
    'update-ref',
    `refs/heads/${branch}`,
    sha,
    base,
  ]);
  return moved.code === 0 ? sha : undefined;
}
