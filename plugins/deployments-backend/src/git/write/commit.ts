import type { Connection } from '../connection';
import type { Reader } from '../createReader';
import { checkCommit } from '../checks';
import type { Git } from '../program/createGit';
import { isFile, type Tree } from '../readTree';
import type { CommitRequest, FileEdits } from '../types';
import { checkEdits } from './checkEdits';
import { commitMessage } from './commitMessage';

/** Commits to the branch, only while its head is `base`. Returns the commit that holds the edits: `base` itself when they change nothing. */
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
    const written = await writeCommit({ git, author, tree }, request);
    if (!written.changes) return base;
    await connection.push(branch, written.commit, base);
    return written.commit;
  });
}

interface WrittenCommit {
  commit: string;
  /** Id of its content: the same content has the same id. */
  content: string;
  /** False when the edits leave everything as it is. */
  changes: boolean;
}

/** Writes a commit on top of `tree` into the cache, without a work tree. Nothing leaves the machine. */
export async function writeCommit(
  {
    git,
    author,
    tree,
  }: { git: Git; author: { name: string; email: string }; tree: Tree },
  request: CommitRequest,
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
  const sha = output.toString('utf8').trim();
  const content = await contentOf(git, sha);
  return {
    commit: sha,
    content,
    changes: content !== (await contentOf(git, tree.commit)),
  };
}

/** Id of the content of a commit that the cache has. */
export async function contentOf(git: Git, sha: string): Promise<string> {
  const output = await git.local(['rev-parse', '--verify', `${sha}^{tree}`]);
  return output.toString('utf8').trim();
}

const quote = (path: string) =>
  `"${path.replace(/[\\"]/g, character => `\\${character}`)}"`;

const data = (content: string) => {
  const bytes = Buffer.from(content, 'utf8');
  return [Buffer.from(`data ${bytes.length}\n`), bytes, Buffer.from('\n')];
};

/**
 * The stream that makes `git fast-import` write a commit and print its id.
 * Every content is preceded by its length, so none can be taken for a command.
 */
function fastImport(options: {
  tree: Tree;
  edits: FileEdits;
  message: string;
  author: { name: string; email: string };
}): Buffer {
  const { tree, edits, author } = options;
  const who = `${author.name} <${author.email}> now`;
  const parts = [
    Buffer.from(
      `feature done\ncommit refs/argosy-write\nmark :1\nauthor ${who}\ncommitter ${who}\n`,
    ),
    ...data(options.message),
    Buffer.from(`from ${tree.commit}\n`),
  ];
  // Deletions first: a folder may take the place of a file.
  for (const [path, content] of edits) {
    if (content === null) parts.push(Buffer.from(`D ${quote(path)}\n`));
  }
  for (const [path, content] of edits) {
    if (content === null) continue;
    const before = tree.entries.get(path);
    const mode = before && isFile(before) ? before.mode : '100644';
    parts.push(
      Buffer.from(`M ${mode} inline ${quote(path)}\n`),
      ...data(content),
    );
  }
  parts.push(Buffer.from('\nget-mark :1\ndone\n'));
  return Buffer.concat(parts);
}
