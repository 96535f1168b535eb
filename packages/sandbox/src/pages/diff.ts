import { html } from './html';
import type { Html } from './html';

const CLASSES: Record<string, string> = { '+': 'add', '-': 'del', '@': 'hunk' };

const HEAD = /^(?:index|---|\+\+\+|new file|deleted file|similarity|rename) ?/;

function line(source: string): Html {
  const name = CLASSES[source[0]];
  return name
    ? html`<span class="${name}">${source}</span> `
    : html`${source} `;
}

function file(source: string): Html {
  const [head, ...rest] = source.split('\n');
  const start = rest.findIndex(each => each.startsWith('@@'));
  const facts = start < 0 ? rest : rest.slice(0, start);
  const lines =
    start < 0 ? rest.filter(each => !HEAD.test(each)) : rest.slice(start);
  const path = head.replace(/^a\/.* b\//, '');
  const is = (what: string) => facts.some(each => each.startsWith(what));
  const note =
    (is('new file') && 'new') || (is('deleted file') && 'deleted') || 'changed';
  return html`<details open>
    <summary>${path} · ${note}</summary>
    <pre>${lines.map(line)}</pre>
  </details>`;
}

/** A diff as git writes it, one fold per file. */
export const diffMarkup = (diff: string): Html[] =>
  `\n${diff}`.split('\ndiff --git ').slice(1).map(file);
