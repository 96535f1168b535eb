import { PlannedFile } from '@argosy/plugin-deployments-common';
import { diffLines, hunksOf, plainLines } from './diffLines';
import { fileTree } from './FileTree';

const file = (path: string): PlannedFile => ({
  path,
  action: 'create',
  content: '',
});

describe('fileTree', () => {
  it('joins folders that hold only a folder, and puts files first', () => {
    const rows = fileTree([
      file('services/shop/service.yaml'),
      file('services/shop/base/api/service.yaml'),
      file('services/shop/base/api/deployment.yaml'),
      file('argocd/team-a-nonprod/appproject.yaml'),
      file('README.md'),
    ]);
    expect(
      rows.map(({ depth, label }) => `${'  '.repeat(depth)}${label}`),
    ).toEqual([
      'README.md',
      'argocd/team-a-nonprod',
      '  appproject.yaml',
      'services/shop',
      '  service.yaml',
      '  base/api',
      '    deployment.yaml',
      '    service.yaml',
    ]);
  });

  it('gives every row its own path', () => {
    const rows = fileTree([file('a/a/a'), file('a/a/b/a'), file('a/b')]);
    expect(new Set(rows.map(({ path }) => path)).size).toBe(rows.length);
  });
});

const show = (before: string, after: string) =>
  diffLines(before, after).map(
    ({ kind, text }) => ({ same: ' ', added: '+', removed: '-' })[kind] + text,
  );

describe('diffLines', () => {
  it.each([
    ['equal', 'a\nb\n', 'a\nb\n', [' a', ' b']],
    ['added in the middle', 'a\nc\n', 'a\nb\nc\n', [' a', '+b', ' c']],
    ['removed', 'a\nb\n', 'a\n', [' a', '-b']],
    ['replaced', 'a\nb\n', 'a\nc\n', [' a', '-b', '+c']],
    ['from nothing', '', 'a\n', ['+a']],
    ['to nothing', 'a\n', '', ['-a']],
    ['last line end only', 'a', 'a\n', [' a']],
    ['an empty line', 'a\n\nb\n', 'a\nb\n', [' a', '-', ' b']],
  ])('%s', (_, before, after, expected) => {
    expect(show(before, after)).toEqual(expected);
  });

  it('numbers lines by the text they stand in', () => {
    expect(diffLines('a\nb\nc\n', 'a\nc\n')).toEqual([
      { kind: 'same', text: 'a', number: 1 },
      { kind: 'removed', text: 'b', number: 2 },
      { kind: 'same', text: 'c', number: 2 },
    ]);
  });
});

describe('hunksOf', () => {
  it('leaves out what is far from a change and says how much', () => {
    const before = Array.from({ length: 20 }, (_, i) => `line ${i}`).join('\n');
    const hunks = hunksOf(
      diffLines(before, before.replace('line 9\n', 'LINE 9\n')),
      2,
    );
    expect(
      hunks.map(hunk => ('skipped' in hunk ? hunk.skipped : hunk.lines.length)),
    ).toEqual([7, 6, 8]);
  });

  it('is one gap where nothing changed', () => {
    expect(hunksOf(plainLines('a\nb'))).toEqual([{ skipped: 2 }]);
  });
});
