import type { CommitRequest } from './types';
import { checkEdits } from './checkEdits';
import { commitMessage } from './commitMessage';
import { Git } from './createGit';
import { fastImport } from './fastImport';
import { Tree } from './readTree';

interface WrittenCommit {
  commit: string;
  /** Id of its content: the same content has the same id. */
  content: string;
  /** False when the edits leave everything as it is. */
  changes: boolean;
}

/** Writes a commit on `tree` into the cache, without any work tree. Nothing leaves the machine. */
export async function writeCommit(
  git: Git,
  tree: Tree,
  request: CommitRequest,
  author: { name: string; email: string },
): Promise<WrittenCommit> {
  checkEdits(tree, request.edits);
  const stream = fastImport({
    tree,
    edits: request.edits,
    message: commitMessage(request.message, request.requestedBy),
    author,
  });
  const output = await git.local(
    ['fast-import', '--quiet', '--force', '--done', '--date-format=now'],
    stream,
  );
  const commit = output.toString('utf8').trim();
  const content = await contentOf(git, commit);
  return {
    commit,
    content,
    changes: content !== (await contentOf(git, tree.commit)),
  };
}

/** Id of the content of a commit that the cache has. */
export async function contentOf(git: Git, commit: string): Promise<string> {
  const output = await git.local(['rev-parse', '--verify', `${commit}^{tree}`]);
  return output.toString('utf8').trim();
}
