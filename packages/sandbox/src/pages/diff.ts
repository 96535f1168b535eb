import { markup } from './markup';
import type { Markup } from './markup';

const CLASSES: Record<string, string> = { '+': 'add', '-': 'del', '@': 'hunk' };

const HEAD = /^(?:index|---|\+\+\+|new file|deleted file|similarity|rename) ?/;

function line(source: string): Markup {
  const name = CLASSES[source[0]];
  return name
    ? markup`<span class="${name}">${source}</span>\n`
    : markup`${source}\n`;
}

function file(source: string): Markup {
  const [head, ...rest] = source.split('\n');
  const start = rest.findIndex(each => each.startsWith('@@'));
  const facts = start < 0 ? rest : rest.slice(0, start);
  const lines =
    start < 0 ? rest.filter(each => !HEAD.test(each)) : rest.slice(start);
  const path = head.replace(/^a\/.* b\//, '');
  const is = (what: string) => facts.some(each => each.startsWith(what));
  const note =
    (is('new file') && 'new') || (is('deleted file') && 'deleted') || 'changed';
  return markup`<details open><summary>${path} · ${note}</summary><pre>${lines.map(line)}</pre></details>`;
}

/** Renders a diff of git, with a fold for each file. */
export const diffMarkup = (diff: string): Markup[] =>
  `\n${diff}`.split('\ndiff --git ').slice(1).map(file);
