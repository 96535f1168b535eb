/** Lines `start` to `end` (not included) of a text. */
interface Span {
  start: number;
  end: number;
}

/** A block sequence as it stands in the lines of a text. */
interface BlockList {
  /** The line of its key. */
  head: number;
  /** Column of its dashes. */
  column: number;
  /** From an item's dash to its last line; comments and blank lines between items belong to none. */
  items: Span[];
}

const FIRST = 'first item';
/** A step of a path: a key of a map, or the first item of a list. */
export type Step = string | typeof FIRST;
export { FIRST };

/** A line as it is looked at again and again. */
interface Line {
  text: string;
  /** Of its first letter. */
  column: number;
  /** Not blank, and no comment. */
  isContent: boolean;
  isItem: boolean;
}

function toLine(text: string): Line {
  const column = text.length - text.trimStart().length;
  const [first, second = ' '] = text.slice(column, column + 2);
  return {
    text,
    column,
    isContent: first !== undefined && first !== '#',
    isItem: first === '-' && /\s/.test(second),
  };
}

const isBlank = (rest: string) => /^\s*(#|$)/.test(rest);
const isEmptyList = (rest: string) => /^\s*\[\s*\]\s*(#|$)/.test(rest);

/**
 * Finds a block sequence by its path. Lines are enough for that: in block
 * style a line in the column of a map's keys is one of its keys, whatever
 * stands deeper. Empty are `[]` and nothing at all. Undefined where the text is
 * of another style.
 */
export function findBlockList(
  lines: readonly string[],
  path: readonly Step[],
): BlockList | undefined {
  let span: (Span & { head?: number }) | undefined = {
    start: 0,
    end: lines.length,
  };
  const view = lines.map(toLine);
  for (const step of path) {
    span = step === FIRST ? openFirst(view, span) : valueOf(view, span, step);
    if (!span) return undefined;
  }
  const { head = 0 } = span;
  const items = itemsOf(view, span);
  if (items.length > 0)
    return { head, column: view[items[0].start].column, items };
  return firstContent(view, span) === undefined
    ? { head, column: view[head].column + 2, items }
    : undefined;
}

function firstContent(lines: readonly Line[], { start, end }: Span) {
  for (let i = start; i < end; i++) if (lines[i].isContent) return i;
  return undefined;
}

function valueOf(
  lines: readonly Line[],
  span: Span,
  key: string,
): (Span & { head: number }) | undefined {
  const first = firstContent(lines, span);
  if (first === undefined) return undefined;
  const { column } = lines[first];
  const head = `${' '.repeat(column)}${key}:`;
  for (let i = first; i < span.end; i++) {
    const { text } = lines[i];
    if (text.startsWith(head)) {
      const rest = text.slice(head.length);
      if (isEmptyList(rest)) return { head: i, start: i + 1, end: i + 1 };
      if (!isBlank(rest)) return undefined;
      const end = blockEnd(lines, { start: i + 1, end: span.end }, column);
      return { head: i, start: i + 1, end };
    }
  }
  return undefined;
}

/** A list may stand in the column of its key: only there an item does not end the block. */
function blockEnd(
  lines: readonly Line[],
  { start, end }: Span,
  keyColumn: number,
) {
  let dashes: boolean | undefined;
  for (let i = start; i < end; i++) {
    const { column, isContent, isItem } = lines[i];
    if (!isContent) continue;
    dashes ??= column === keyColumn && isItem;
    if (column < keyColumn || (column === keyColumn && !(dashes && isItem)))
      return i;
  }
  return end;
}

/** The first item's content, its dash blanked out so that its keys stand in one column. */
function openFirst(lines: Line[], span: Span): Span | undefined {
  const [item] = itemsOf(lines, span);
  if (!item) return undefined;
  lines[item.start] = toLine(lines[item.start].text.replace('-', ' '));
  return item;
}

function itemsOf(lines: readonly Line[], span: Span): Span[] {
  const first = firstContent(lines, span);
  if (first === undefined || !lines[first].isItem) return [];
  const at = lines[first].column;
  const items: Span[] = [];
  for (let i = first; i < span.end; i++) {
    const { column, isContent, isItem } = lines[i];
    if (!isContent) continue;
    if (column === at) {
      if (!isItem) return [];
      items.push({ start: i, end: i + 1 });
    } else {
      items[items.length - 1].end = i + 1;
    }
  }
  return items;
}
