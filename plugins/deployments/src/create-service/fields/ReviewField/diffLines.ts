export interface DiffLine {
  kind: 'same' | 'added' | 'removed';
  text: string;
  /** Number of the line after the change; of the one before it where removed. From 1. */
  number: number;
}

const split = (text: string) => text.replace(/\n$/, '').split('\n');

/** The lines of a text, each as it is. */
export const plainLines = (text: string): DiffLine[] =>
  text === ''
    ? []
    : split(text).map((line, i) => ({
        kind: 'same',
        text: line,
        number: i + 1,
      }));

/** What changed line by line, by the longest common subsequence; removed lines stand before added ones. */
export function diffLines(before: string, after: string): DiffLine[] {
  const a = plainLines(before);
  const b = plainLines(after);
  const length = commonLengths(a, b);
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i].text === b[j].text) {
      lines.push(b[j++]);
      i++;
    } else if (
      j >= b.length ||
      (i < a.length && length[i + 1][j] >= length[i][j + 1])
    ) {
      lines.push({ ...a[i++], kind: 'removed' });
    } else {
      lines.push({ ...b[j++], kind: 'added' });
    }
  }
  return lines;
}

/** `[i][j]`: how many lines the rests from `i` and from `j` on have in common. */
function commonLengths(a: readonly DiffLine[], b: readonly DiffLine[]) {
  const length = Array.from(
    { length: a.length + 1 },
    () => new Uint32Array(b.length + 1),
  );
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      length[i][j] =
        a[i].text === b[j].text
          ? length[i + 1][j + 1] + 1
          : Math.max(length[i + 1][j], length[i][j + 1]);
    }
  }
  return length;
}

/** A stretch of lines to show, or how many equal ones are left out. */
export type Hunk = { lines: DiffLine[] } | { skipped: number };

/** The changed lines with `context` lines around them. */
export function hunksOf(lines: readonly DiffLine[], context = 3): Hunk[] {
  const near = lines.map((_, index) =>
    lines
      .slice(Math.max(0, index - context), index + context + 1)
      .some(line => line.kind !== 'same'),
  );
  const hunks: Hunk[] = [];
  lines.forEach((line, index) => {
    const last = hunks.at(-1);
    if (near[index]) {
      if (last && 'lines' in last) last.lines.push(line);
      else hunks.push({ lines: [line] });
    } else if (last && 'skipped' in last) {
      last.skipped += 1;
    } else {
      hunks.push({ skipped: 1 });
    }
  });
  return hunks;
}
