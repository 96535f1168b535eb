import { parseDocument } from 'yaml';
import { z } from 'zod';
import { Step, findBlockList } from './blockList';
import { emit } from './emit';

export type Entry = Readonly<Record<string, string>>;

/** What is desired of a list in a YAML file: our items are exactly these, everybody else's stay. */
export interface ListEdit {
  path: readonly Step[];
  /** Text of which every item of ours holds at least one: what holds none is not looked at. */
  marks: readonly string[];
  isOurs(entry: Entry): boolean;
  desired: readonly Entry[];
}

const itemSchema = z.tuple([z.record(z.string(), z.string())]);

/**
 * Edits a block sequence by the line, so that every byte that is not ours
 * stays: comments, order, style. New items go to their place in order.
 * Undefined where the list is not in block style; `left` counts its items.
 */
export function editList(
  text: string,
  edit: ListEdit,
): { text: string; left: number } | undefined {
  const lines = text.split('\n');
  const list = findBlockList(lines, edit.path);
  if (!list) return undefined;

  const missing = new Set(edit.desired.map(entry => print(entry, list.column)));
  const gone = new Set<number>();
  const kept: Array<{ start: number; raw: string }> = [];
  const holdsOurs = holdsMark(text, edit);
  for (const { start, end } of list.items) {
    const raw =
      end === start + 1 ? lines[start] : lines.slice(start, end).join('\n');
    const entry = holdsOurs ? oursIn(raw, edit) : undefined;
    if (!entry || missing.delete(print(entry, list.column)))
      kept.push({ start, raw });
    else for (let line = start; line < end; line++) gone.add(line);
  }

  const first = list.items[0]?.start ?? list.head + 1;
  const end = list.items.at(-1)?.end ?? first;
  const left = kept.length + missing.size;
  if (gone.size + missing.size > 0)
    lines[list.head] = headOf(lines[list.head], left);
  const added = new Map<number, string[]>();
  for (const item of [...missing].sort()) {
    const next = kept.find(({ raw }) => raw > item);
    const line = next ? aboveItem(lines, next.start, first) : end;
    added.set(line, [...(added.get(line) ?? []), item]);
  }
  const edited: string[] = [];
  for (let line = 0; line <= lines.length; line++) {
    edited.push(...(added.get(line) ?? []));
    if (line < lines.length && !gone.has(line)) edited.push(lines[line]);
  }
  return { text: edited.join('\n'), left };
}

/** A key without items is null to the API, which wants a list. */
const headOf = (line: string, left: number) =>
  line.replace(/^([^:]*:)(\s*\[\s*\])?/, left > 0 ? '$1' : '$1 []');

const holdsMark = (text: string, { marks }: ListEdit) =>
  marks.some(mark => text.includes(mark));

function oursIn(raw: string, edit: ListEdit): Entry | undefined {
  if (!holdsMark(raw, edit)) return undefined;
  const document = parseDocument(raw);
  if (document.errors.length > 0) return undefined;
  const entry = itemSchema.safeParse(document.toJS()).data?.[0];
  return entry && edit.isOurs(entry) ? entry : undefined;
}

/** Comments above an item are about it; those above the first are about the list. */
function aboveItem(lines: readonly string[], start: number, first: number) {
  let line = start;
  while (line > first && /^\s*#/.test(lines[line - 1])) line -= 1;
  return line;
}

/** An item as its lines stand in a list whose dashes are in this column. */
export const print = (entry: Entry, at: number) =>
  emit([entry]).trimEnd().replace(/^/gm, ' '.repeat(at));
