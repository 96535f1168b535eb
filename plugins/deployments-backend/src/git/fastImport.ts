import type { FileEdits } from './types';
import { isFile, Tree } from './readTree';

const quote = (path: string) =>
  `"${path.replace(/[\\"]/g, character => `\\${character}`)}"`;

const data = (content: string) => {
  const bytes = Buffer.from(content, 'utf8');
  return [Buffer.from(`data ${bytes.length}\n`), bytes, Buffer.from('\n')];
};

/**
 * The stream that makes `git fast-import` write a commit and print its id.
 * Every content goes by its length, so none can be taken for a command.
 */
export function fastImport(options: {
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
