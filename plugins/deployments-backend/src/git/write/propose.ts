import { ConflictError, InputError } from '@backstage/errors';
import type { ProposeRequest, PullRequest, PullRequestHost } from '../types';
import { checkBranch, checkCommit } from '../checks';
import type { Connection } from '../connection';
import type { Reader } from '../createReader';
import { contentOf, writeCommit } from './commit';

/**
 * Pushes the branch and finds or opens its pull request. Each step first looks
 * at what exists, so that a second call completes what the first one left unfinished.
 */
export async function propose(
  {
    connection,
    reader,
    host,
  }: { connection: Connection; reader: Reader; host: PullRequestHost },
  request: ProposeRequest,
): Promise<PullRequest> {
  const branch = checkBranch(request.branch);
  const base = checkCommit(request.base);
  if (branch === connection.branch) {
    throw new InputError(
      `Branch ${branch} is the one that pull requests go to. Choose another name.`,
    );
  }
  const heads = await connection.listHeads([connection.branch, branch]);
  // A plan on an older base may contain what a merged pull request has already brought.
  if (heads.get(connection.branch) !== base) {
    throw new ConflictError(
      `Branch ${connection.branch} of the GitOps repository has moved on, so nothing was proposed. Read it again, plan again, and try again.`,
    );
  }
  const branchIs = await pushBranch(connection, reader, {
    ...request,
    head: heads.get(branch),
  });
  const { title, body } = request;
  const open = await host.findOpen(branch);
  if (open) return host.update(open.number, { title, body });
  if (branchIs === 'edited') {
    throw new ConflictError(
      `Branch ${branch} of the GitOps repository holds commits that are not ours, and no open pull request. Open one for it, or delete the branch, then try again.`,
    );
  }
  return openOnce(host, { branch, base: connection.branch, title, body });
}

/** `edited`: people have added to the branch, and their work is kept. */
async function pushBranch(
  connection: Connection,
  reader: Reader,
  request: ProposeRequest & { head: string | undefined },
): Promise<'ours' | 'edited'> {
  const { git, author } = connection;
  const { base, branch, head } = request;
  return connection.useCache(async () => {
    await connection.need(base);
    const tree = await reader.treeOf(base);
    const written = await writeCommit({ git, author, tree }, request);
    if (!written.changes) {
      throw new InputError(
        `There is nothing to propose: branch ${connection.branch} already contains all of it.`,
      );
    }
    if (head !== undefined) {
      await connection.need(head, branch);
      if (await isEdited(connection, base, head)) return 'edited';
      if ((await contentOf(git, head)) === written.content) return 'ours';
    }
    await connection.push(branch, written.commit, head);
    return 'ours';
  });
}

async function isEdited(connection: Connection, base: string, head: string) {
  const output = await connection.git.local([
    'log',
    '--format=%ce',
    head,
    `^${base}`,
  ]);
  const committers = output.toString('utf8').trim().split('\n');
  return committers.some(
    email => email !== '' && email !== connection.author.email,
  );
}

async function openOnce(
  host: PullRequestHost,
  request: { branch: string; base: string; title: string; body: string },
): Promise<PullRequest> {
  try {
    return await host.open(request);
  } catch (error) {
    // Another caller was faster: use its pull request.
    const open =
      error instanceof ConflictError
        ? await host.findOpen(request.branch)
        : undefined;
    if (open) return open;
    throw error;
  }
}
