import { parseDocument } from 'yaml';
import { z } from 'zod';
import { JsonObject, JsonValue, listAt } from '../../expansion/files/json';
import { readManifests } from '../../expansion/files/readManifests';
import { FIRST, Step, findBlockList } from './blockList';
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

/** A file with its lists as they are desired; `left` counts the items of each. */
interface Edited {
  text: string;
  left: number[];
}

/**
 * Edits block sequences by the line, so that every byte that is not ours stays: comments, order, style. Lines alone
 * cannot tell all that YAML can mean, so the YAML library has the last word: undefined where a list is not in block
 * style, and where the edited text does not say what it said before and what is desired.
 */
export function editLists(
  text: string,
  edits: readonly ListEdit[],
): Edited | undefined {
  const edited: Edited = { text, left: [] };
  for (const edit of edits) {
    const one = editList(edited.text, edit);
    if (!one) return undefined;
    edited.text = one.text;
    edited.left.push(one.left);
  }
  return edited.text === text || isAsDesired(text, edited.text, edits)
    ? edited
    : undefined;
}

/** Both texts are read for the expansion before and after the plan anyway, so that this costs no further reading. */
function isAsDesired(
  before: string,
  after: string,
  edits: readonly ListEdit[],
): boolean {
  const [old, now] = [before, after].map(readManifests);
  if (old.fault !== undefined || now.fault !== undefined) return false;
  return (
    restOf(old.documents, edits) === restOf(now.documents, edits) &&
    edits.every(edit => {
      const ours = itemsOf(now.documents, edit).filter(isOursBy(edit));
      const said = new Set(ours.map(item => JSON.stringify(item)));
      return (
        said.size === new Set(edit.desired.map(textOf)).size &&
        edit.desired.every(entry => said.has(textOf(entry)))
      );
    })
  );
}

const textOf = (entry: Entry) => JSON.stringify(entry);

const entrySchema = z.record(z.string(), z.string());

const isOursBy = (edit: ListEdit) => (item: JsonValue) => {
  const entry = entrySchema.safeParse(item).data;
  return entry !== undefined && edit.isOurs(entry);
};

function itemsOf([document]: JsonObject[], { path }: ListEdit): JsonValue[] {
  const first = path.indexOf(FIRST);
  const keys = path.filter(step => step !== FIRST);
  if (first === -1) return listAt(document, ...keys);
  const [item] = listAt(document, ...keys.slice(0, first));
  return listAt(item, ...keys.slice(first));
}

/** All that a file says beside our items. A list that has lost or not yet got its items is `null`, `[]` or the items of others. */
function restOf(documents: JsonObject[], edits: readonly ListEdit[]): string {
  const others = new Map<JsonValue, JsonValue[]>();
  for (const edit of edits) {
    const items = itemsOf(documents, edit);
    const isOurs = isOursBy(edit);
    others.set(
      items,
      items.filter(item => !isOurs(item)),
    );
  }
  return JSON.stringify(
    documents,
    (_, value: JsonValue) => others.get(value) ?? value ?? [],
  );
}

const itemSchema = z.tuple([entrySchema]);

/** New items go to their place in order. */
function editList(
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
  const lineEnd = lines[list.head].endsWith('\r') ? '\r' : '';
  const edited: string[] = [];
  for (let line = 0; line <= lines.length; line++) {
    for (const item of added.get(line) ?? [])
      edited.push(...item.split('\n').map(part => `${part}${lineEnd}`));
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
