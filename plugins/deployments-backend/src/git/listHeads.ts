import { Git } from './createGit';

/** Asks the host where branches stand. A branch that it does not have is left out. */
export async function listHeads(
  git: Git,
  options: { repository: string; branches: string[] },
): Promise<Map<string, string>> {
  const refs = options.branches.map(branch => `refs/heads/${branch}`);
  const output = await git.ask([
    'ls-remote',
    '--',
    options.repository,
    ...refs,
  ]);
  const heads = new Map<string, string>();
  for (const line of output.toString('utf8').split('\n')) {
    const [sha, ref] = line.split('\t');
    // git takes the names for patterns: refs/heads/x/refs/heads/main fits too.
    if (refs.includes(ref)) heads.set(ref.slice('refs/heads/'.length), sha);
  }
  return heads;
}
