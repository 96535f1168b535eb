import { structuredPatch } from 'diff';

export interface DiffLine {
  kind: 'same' | 'added' | 'removed';
  text: string;
  /** Number of the line after the change; of the one before it where removed. From 1. */
  number: number;
}

/** A stretch of lines to show, or how many equal ones are left out. */
export type Hunk = { lines: DiffLine[] } | { skipped: number };

const split = (text: string) => text.replace(/\n$/, '').split('\n');

/** The lines of a text, each as it is. */
export const plainLines = (text: string): DiffLine[] =>
  text === ''
    ? []
    : split(text).map((line, index) => ({
        kind: 'same',
        text: line,
        number: index + 1,
      }));

// A missing line end at the end of a file is nothing to show.
const ended = (text: string) =>
  text === '' || text.endsWith('\n') ? text : `${text}\n`;

/** The changed lines with `context` lines around them, and how many equal ones lie between. */
export function hunksOf(before: string, after: string, context = 3): Hunk[] {
  const texts = [ended(before), ended(after)] as const;
  const patch = structuredPatch('', '', ...texts, undefined, undefined, {
    context,
  });
  const hunks: Hunk[] = [];
  let next = 1;
  const skipTo = (line: number) => {
    if (line > next) hunks.push({ skipped: line - next });
  };
  for (const hunk of patch.hunks) {
    skipTo(hunk.newStart);
    hunks.push({ lines: numbered(hunk) });
    next = hunk.newStart + hunk.newLines;
  }
  skipTo(plainLines(after).length + 1);
  return hunks;
}

function numbered(hunk: {
  oldStart: number;
  newStart: number;
  lines: string[];
}): DiffLine[] {
  let { oldStart, newStart } = hunk;
  return hunk.lines.map((line): DiffLine => {
    const text = line.slice(1);
    if (line.startsWith('-'))
      return { kind: 'removed', text, number: oldStart++ };
    if (line.startsWith('+'))
      return { kind: 'added', text, number: newStart++ };
    oldStart += 1;
    return { kind: 'same', text, number: newStart++ };
  });
}
