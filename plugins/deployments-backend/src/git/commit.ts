import type { CommitRequest } from './types';
import { checkCommit } from './checkCommit';
import { Connection } from './connection';
import { Reader } from './createReader';
import { writeCommit } from './writeCommit';

/** Commits onto the branch, from exactly `base`. Gives the commit that then holds the edits: `base` itself when they change nothing. */
export async function commit(
  connection: Connection,
  reader: Reader,
  request: CommitRequest,
): Promise<string> {
  const { git, branch, author } = connection;
  const base = checkCommit(request.base);
  return connection.useCache(async () => {
    await connection.need(base);
    const tree = await reader.treeOf(base);
    const written = await writeCommit(git, tree, request, author);
    if (!written.changes) return base;
    await connection.push(branch, written.commit, base);
    return written.commit;
  });
}
