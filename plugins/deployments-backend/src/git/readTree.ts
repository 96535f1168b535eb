import { Git } from './program/createGit';

interface TreeEntry {
  /** Octal, as git writes it: `100644`, `100755`, `120000` a link, `160000` a submodule. */
  mode: string;
  /** Id of the content. */
  object: string;
}

/** A commit with every path in it. */
export interface Tree {
  commit: string;
  entries: ReadonlyMap<string, TreeEntry>;
}

export const isFile = (entry: TreeEntry) => entry.mode.startsWith('100');

/** Lists a commit that the cache has. */
export async function readTree(git: Git, commit: string): Promise<Tree> {
  const output = await git.local([
    'ls-tree',
    '-r',
    '-z',
    '--full-tree',
    commit,
  ]);
  const entries = new Map<string, TreeEntry>();
  for (const line of output.toString('utf8').split('\0')) {
    const tab = line.indexOf('\t');
    if (tab < 0) continue;
    const [mode, , object] = line.slice(0, tab).split(' ');
    entries.set(line.slice(tab + 1), { mode, object });
  }
  return { commit, entries };
}
