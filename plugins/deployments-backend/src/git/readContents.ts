import { Git } from './createGit';
import { GitFailure } from './runGit';

const NEWLINE = 10;

/** Contents by object id, in one call. An object that is missing means a broken cache: throws `GitFailure`. */
export async function readContents(
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
