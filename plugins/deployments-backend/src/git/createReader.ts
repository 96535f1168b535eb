import { NotFoundError } from '@backstage/errors';
import {
  RepositoryFiles,
  type Snapshot,
  type WantedPaths,
} from '@argosy/plugin-deployments-planner';
import { Connection } from './connection';
import type { Git } from './program/createGit';
import { GitFailure } from './program/runGit';
import { isFile, readTree, type Tree } from './readTree';
import { shareNext } from '../lib/singleFlight';

export interface Reader {
  read(wanted: WantedPaths): Promise<Snapshot>;
  /** The tree of any commit of the branch; inside `useCache` only. */
  treeOf(commit: string): Promise<Tree>;
}

/** Reads the head of the branch. A head that has not moved costs one request to the host. */
export function createReader(connection: Connection): Reader {
  const { git, branch } = connection;
  let latest: Tree | undefined;
  /** Null: too large to be read. */
  let contents = new Map<string, string | null>();
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
      const asked = [...tree.entries].flatMap(([path, entry]) => {
        const want = wanted(path);
        return want ? [{ path, entry, want }] : [];
      });
      const picked = asked.filter(
        ({ entry, want }) => want !== 'path' && isFile(entry),
      );
      const known = contents;
      const missing = new Set(
        picked.map(({ entry }) => entry.object).filter(id => !known.has(id)),
      );
      const fresh =
        missing.size === 0
          ? new Map<string, string | null>()
          : await connection.useCache(async () => {
              await connection.need(tree.commit);
              return readContents(git, [...missing]);
            });
      fresh.forEach((content, object) => known.set(object, content));
      files = RepositoryFiles.of(
        new Map(
          picked.flatMap(({ path, entry }) => {
            const content = known.get(entry.object) ?? null;
            return content === null ? [] : [[path, content] as const];
          }),
        ),
        files,
      );
      const tooLarge = picked
        .filter(({ entry }) => (known.get(entry.object) ?? null) === null)
        .map(({ path }) => path);
      return {
        commit: tree.commit,
        paths: asked.map(({ path }) => path),
        files,
        ...(tooLarge.length > 0 && { tooLarge }),
      };
    },
  };
}

/** The contents that the new tree still has. */
function keep(contents: Map<string, string | null>, tree: Tree) {
  const objects = new Set(Array.from(tree.entries.values(), e => e.object));
  return new Map([...contents].filter(([object]) => objects.has(object)));
}

const NEWLINE = 10;
/** No file that we read is a tenth of it. */
const LARGEST_FILE = 1024 * 1024;
/** What one call of git gives at a time. */
const LARGEST_BATCH = 32 * LARGEST_FILE;

/** Contents by object id; null where it is too large. Its size is asked for before it is read. */
async function readContents(
  git: Git,
  objects: readonly string[],
): Promise<Map<string, string | null>> {
  const contents = new Map<string, string | null>();
  let batch: string[] = [];
  let size = 0;
  for (const [object, length] of await readSizes(git, objects)) {
    if (length > LARGEST_FILE) {
      contents.set(object, null);
      continue;
    }
    if (size + length > LARGEST_BATCH) {
      await readBatch(git, batch, contents);
      [batch, size] = [[], 0];
    }
    batch.push(object);
    size += length;
  }
  await readBatch(git, batch, contents);
  return contents;
}

async function readSizes(git: Git, objects: readonly string[]) {
  const output = await git.local(
    ['cat-file', '--batch-check'],
    `${objects.join('\n')}\n`,
  );
  const lines = output.toString('utf8').split('\n');
  return objects.map(
    (object, index) => [object, sizeOf(lines[index] ?? '', object)] as const,
  );
}

/** The size that git writes before a content. An object that is missing means a broken cache: throws `GitFailure`. */
function sizeOf(header: string, object: string): number {
  const [id, kind, size] = header.split(' ');
  if (id !== object || kind !== 'blob') {
    throw new GitFailure('cat-file', 0, '', `no content: ${header}`);
  }
  return Number(size);
}

async function readBatch(
  git: Git,
  objects: readonly string[],
  contents: Map<string, string | null>,
): Promise<void> {
  if (objects.length === 0) return;
  const output = await git.local(
    ['cat-file', '--batch'],
    `${objects.join('\n')}\n`,
  );
  let at = 0;
  for (const object of objects) {
    const endOfLine = output.indexOf(NEWLINE, at);
    const header = output.toString('utf8', at, Math.max(at, endOfLine));
    const from = endOfLine + 1;
    const to = from + sizeOf(header, object);
    contents.set(object, output.toString('utf8', from, to));
    at = to + 1;
  }
}
