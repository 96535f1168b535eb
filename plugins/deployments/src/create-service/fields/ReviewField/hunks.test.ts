import { hunksOf, plainLines } from './hunks';

const MARKS = { same: ' ', added: '+', removed: '-' };

/** The lines of a change as a patch shows them, all of them. */
const linesOf = (before: string, after: string) =>
  hunksOf(before, after, 100).flatMap(hunk =>
    'skipped' in hunk ? [] : hunk.lines,
  );
const show = (before: string, after: string) =>
  linesOf(before, after).map(({ kind, text }) => MARKS[kind] + text);

describe('hunksOf', () => {
  it.each([
    ['added in the middle', 'a\nc\n', 'a\nb\nc\n', [' a', '+b', ' c']],
    ['removed', 'a\nb\n', 'a\n', [' a', '-b']],
    ['replaced', 'a\nb\n', 'a\nc\n', [' a', '-b', '+c']],
    ['from nothing', '', 'a\n', ['+a']],
    ['to nothing', 'a\n', '', ['-a']],
    ['an empty line', 'a\n\nb\n', 'a\nb\n', [' a', '-', ' b']],
    ['a line that looks like a mark', '-a\n', '+a\n', ['--a', '++a']],
  ])('%s', (_, before, after, expected) => {
    expect(show(before, after)).toEqual(expected);
  });

  it.each([
    ['nothing changed', 'a\nb\n', 'a\nb\n'],
    ['only the last line end did', 'a\nb', 'a\nb\n'],
  ])('is one gap where %s', (_, before, after) => {
    expect(hunksOf(before, after)).toEqual([{ skipped: 2 }]);
  });

  it('numbers lines by the text they stand in', () => {
    expect(linesOf('a\nb\nc\n', 'a\nc\n')).toEqual([
      { kind: 'same', text: 'a', number: 1 },
      { kind: 'removed', text: 'b', number: 2 },
      { kind: 'same', text: 'c', number: 2 },
    ]);
  });

  it('leaves out what is far from a change and says how much', () => {
    const before = Array.from({ length: 20 }, (_, i) => `line ${i}`).join('\n');
    const after = before.replace('line 9\n', 'LINE 9\n');
    expect(
      hunksOf(before, after, 2).map(hunk =>
        'skipped' in hunk ? hunk.skipped : hunk.lines.length,
      ),
    ).toEqual([7, 6, 8]);
  });
});

it('shows a new file as its lines', () => {
  expect(plainLines('a\nb\n').map(({ text }) => text)).toEqual(['a', 'b']);
  expect(plainLines('')).toEqual([]);
});
