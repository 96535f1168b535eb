import { NotFoundError } from '@backstage/errors';
import {
  RepositoryFiles,
  type Snapshot,
} from '@argosy/plugin-deployments-planner';
import { Connection } from './connection';
import type { Git } from './program/createGit';
import { GitFailure } from './program/runGit';
import { isFile, readTree, type Tree } from './readTree';
import { shareNext } from '../lib/singleFlight';

export interface Reader {
  read(wanted: (path: string) => boolean): Promise<Snapshot>;
  /** The tree of any commit of the branch; inside `useCache` only. */
  treeOf(commit: string): Promise<Tree>;
}

/** Reads the head of the branch. A head that has not moved costs one request to the host. */
export function createReader(connection: Connection): Reader {
  const { git, branch } = connection;
  let latest: Tree | undefined;
  let contents = new Map<string, string>();
  let files: RepositoryFiles | undefined;

  const treeOf = async (commit: string) =>
    latest?.commit === commit ? latest : readTree(git, commit);

  const readHead = shareNext(async () => {
    const head = (await connection.listHeads([branch])).get(branch);
    if (head === undefined) {
      throw new NotFoundError(
        `The GitOps repository has no branch ${branch}, or nothing on it. Push a first commit, or correct deployments.gitops.branch.`,
      );
    }
    if (latest?.commit === head) return latest;
    const tree = await connection.useCache(async () => {
      await connection.need(head);
      return readTree(git, head);
    });
    latest = tree;
    contents = keep(contents, tree);
    return tree;
  });

  return {
    treeOf,
    async read(wanted) {
      const tree = await readHead();
      const asked = [...tree.entries].filter(([path]) => wanted(path));
      const picked = asked.filter(([, entry]) => isFile(entry));
      const known = contents;
      const missing = new Set(
        picked.map(([, { object }]) => object).filter(id => !known.has(id)),
      );
      const fresh =
        missing.size === 0
          ? new Map<string, string>()
          : await connection.useCache(async () => {
              await connection.need(tree.commit);
              return readContents(git, [...missing]);
            });
      fresh.forEach((content, object) => known.set(object, content));
      files = RepositoryFiles.of(
        new Map(
          picked.map(([path, { object }]) => [path, known.get(object) ?? '']),
        ),
        files,
      );
      return { commit: tree.commit, paths: asked.map(([path]) => path), files };
    },
  };
}

/** The contents that the new tree still has. */
function keep(contents: Map<string, string>, tree: Tree) {
  const objects = new Set(Array.from(tree.entries.values(), e => e.object));
  return new Map([...contents].filter(([object]) => objects.has(object)));
}

const NEWLINE = 10;

/** Contents by object id, in one call. An object that is missing means a broken cache: throws `GitFailure`. */
async function readContents(
  git: Git,
  objects: readonly string[],
): Promise<Map<string, string>> {
  const contents = new Map<string, string>();
  if (objects.length === 0) return contents;
  const output = await git.local(
    ['cat-file', '--batch'],
    `${objects.join('\n')}\n`,
  );
  let at = 0;
  for (const object of objects) {
    const endOfLine = output.indexOf(NEWLINE, at);
    const header = output.toString('utf8', at, Math.max(at, endOfLine));
    const [id, kind, size] = header.split(' ');
    if (id !== object || kind !== 'blob') {
      throw new GitFailure('cat-file', 0, '', `no content: ${header}`);
    }
    const from = endOfLine + 1;
    const to = from + Number(size);
    contents.set(object, output.toString('utf8', from, to));
    at = to + 1;
  }
  return contents;
}
