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

const isContent = (line: string) => /^\s*[^#\s]/.test(line);
const column = (line: string) => line.length - line.trimStart().length;
const isItem = (line: string) => /^-(\s|$)/.test(line.trimStart());
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
  const view = [...lines];
  for (const step of path) {
    span = step === FIRST ? openFirst(view, span) : valueOf(view, span, step);
    if (!span) return undefined;
  }
  const { head = 0 } = span;
  const items = itemsOf(view, span);
  if (items.length > 0)
    return { head, column: column(view[items[0].start]), items };
  return firstContent(view, span) === undefined
    ? { head, column: column(lines[head]) + 2, items }
    : undefined;
}

function firstContent(lines: readonly string[], { start, end }: Span) {
  for (let i = start; i < end; i++) if (isContent(lines[i])) return i;
  return undefined;
}

function valueOf(
  lines: readonly string[],
  span: Span,
  key: string,
): (Span & { head: number }) | undefined {
  const first = firstContent(lines, span);
  if (first === undefined) return undefined;
  const head = `${' '.repeat(column(lines[first]))}${key}:`;
  for (let i = first; i < span.end; i++) {
    if (lines[i].startsWith(head)) {
      const rest = lines[i].slice(head.length);
      if (isEmptyList(rest)) return { head: i, start: i + 1, end: i + 1 };
      if (isContent(rest)) return undefined;
      const end = blockEnd(lines, i + 1, span.end, column(lines[i]));
      return { head: i, start: i + 1, end };
    }
  }
  return undefined;
}

/** A list may stand in the column of its key: only there an item does not end the block. */
function blockEnd(
  lines: readonly string[],
  start: number,
  limit: number,
  keyColumn: number,
) {
  let dashes: boolean | undefined;
  for (let i = start; i < limit; i++) {
    if (!isContent(lines[i])) continue;
    const at = column(lines[i]);
    dashes ??= at === keyColumn && isItem(lines[i]);
    if (at < keyColumn || (at === keyColumn && !(dashes && isItem(lines[i]))))
      return i;
  }
  return limit;
}

/** The first item's content, its dash blanked out so that its keys stand in one column. */
function openFirst(lines: string[], span: Span): Span | undefined {
  const [item] = itemsOf(lines, span);
  if (!item) return undefined;
  lines[item.start] = lines[item.start].replace('-', ' ');
  return item;
}

function itemsOf(lines: readonly string[], span: Span): Span[] {
  const first = firstContent(lines, span);
  if (first === undefined || !isItem(lines[first])) return [];
  const at = column(lines[first]);
  const items: Span[] = [];
  for (let i = first; i < span.end; i++) {
    if (!isContent(lines[i])) continue;
    if (column(lines[i]) === at) {
      if (!isItem(lines[i])) return [];
      items.push({ start: i, end: i + 1 });
    } else {
      items[items.length - 1].end = i + 1;
    }
  }
  return items;
}
