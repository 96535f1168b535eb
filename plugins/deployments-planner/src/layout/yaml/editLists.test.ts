import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FIRST } from './blockList';
import { ListEdit, editLists } from './editLists';

const editList = (text: string, edit: ListEdit) => {
  const edited = editLists(text, [edit]);
  return edited && { text: edited.text, left: edited.left[0] };
};

const fixture = (path: string) =>
  readFileSync(
    join(__dirname, '../__fixtures__/handwritten/argocd', path),
    'utf8',
  );

const entries = (
  service: string,
  environments: readonly string[],
): ListEdit => ({
  path: ['spec', 'generators', FIRST, 'git', 'files'],
  marks: [`services/${service}/`],
  isOurs: entry => entry.path?.startsWith(`services/${service}/`),
  desired: environments.map(e => ({
    path: `services/${service}/overlays/${e}/*/config.json`,
  })),
});

const added = (before: string, after: string) => {
  const lines = before.split('\n');
  const rest = [...lines];
  const more = after.split('\n').filter(line => {
    if (line !== rest[0]) return true;
    rest.shift();
    return false;
  });
  expect(rest).toEqual([]);
  return more;
};

describe('a hand-written ApplicationSet', () => {
  const before = fixture('store-nonprod/applicationset.yaml');

  it('gets an entry in its place and keeps every other byte', () => {
    const edited = editList(before, entries('select', ['dev', 'staging']));
    expect(edited?.left).toBe(5);
    expect(added(before, edited?.text ?? '')).toEqual([
      '          - path: services/select/overlays/dev/*/config.json',
      '          - path: services/select/overlays/staging/*/config.json',
    ]);
    expect(edited?.text).toMatch(
      /search\/.*\n.*select\/.*\n.*select\/.*\n.*shop\//,
    );
  });

  it('keeps its remarks above the first entry', () => {
    const text = editList(before, entries('aaa', ['dev']))?.text ?? '';
    expect(text).toContain(
      'new globbing.\n        files:\n          - path: services/aaa/',
    );
  });

  it('loses the entries of one service and gets back the bytes it had', () => {
    const more = editList(before, entries('zoo', ['dev', 'prod']))?.text ?? '';
    expect(editList(more, entries('zoo', []))).toEqual({
      text: before,
      left: 3,
    });
  });

  it('says when the last entry has gone', () => {
    const one = editList(before, entries('search', []))?.text ?? '';
    expect(editList(one, entries('shop', []))?.left).toBe(0);
  });

  it('does not take shop-two for shop', () => {
    const more = editList(before, entries('shop-two', ['dev']))?.text ?? '';
    expect(editList(more, entries('shop', []))?.text).toContain(
      'services/shop-two/',
    );
  });
});

describe('a list of pairs', () => {
  const before = fixture('store-prod/appproject.yaml');
  const destinations = (desired: ListEdit['desired']): ListEdit => ({
    path: ['spec', 'destinations'],
    marks: ['shop-prod'],
    isOurs: entry => entry.namespace === 'shop-prod',
    desired,
  });

  it('keeps ours where they are, takes away what is not desired and adds what is missing', () => {
    const edited = editList(
      before,
      destinations(
        ['us1', 'eu9'].map(name => ({ name, namespace: 'shop-prod' })),
      ),
    );
    expect(edited?.text).toBe(
      before
        .replace('    - name: ap1\n      namespace: shop-prod\n', '')
        .replace('name: eu1', 'name: eu9'),
    );
  });
});

describe('styles of hand', () => {
  const edit: ListEdit = {
    path: ['spec', 'list'],
    marks: ['mine'],
    isOurs: entry => entry.a === 'mine',
    desired: [{ a: 'mine' }],
  };

  it.each([
    [
      'a list in the column of its key',
      'spec:\n  list:\n  - a: b\n  - a: x\n  other: 1\n',
      'spec:\n  list:\n  - a: b\n  - a: mine\n  - a: x\n  other: 1\n',
    ],
    [
      'comments and blank lines',
      'spec:\n  list: # why\n    # all\n    - a: b # b\n\n    # about x\n    - a: x\n    # end\n\nlast: 1\n',
      'spec:\n  list: # why\n    # all\n    - a: b # b\n\n    - a: mine\n    # about x\n    - a: x\n    # end\n\nlast: 1\n',
    ],
    [
      'no line end at the end',
      'spec:\n  list:\n    - a: b',
      'spec:\n  list:\n    - a: b\n    - a: mine',
    ],
    [
      'an entry of ours with a remark',
      'spec:\n  list:\n    - a: mine # kept\n',
      'spec:\n  list:\n    - a: mine # kept\n',
    ],
    [
      'an entry of ours in quotes',
      'spec:\n  list:\n    - "a": "mine"\n',
      'spec:\n  list:\n    - "a": "mine"\n',
    ],
    [
      'an entry twice',
      'spec:\n  list:\n    - a: mine\n    - a: mine\n',
      'spec:\n  list:\n    - a: mine\n',
    ],
    [
      'a text that looks like the list',
      'text: |\n  list:\n  - a: b\nspec:\n  text: |\n    list:\n    - a: c\n  list:\n    - a: z\n',
      'text: |\n  list:\n  - a: b\nspec:\n  text: |\n    list:\n    - a: c\n  list:\n    - a: mine\n    - a: z\n',
    ],
    [
      'an empty list',
      'spec:\n  list: [] # none yet\n  other: 1\n',
      'spec:\n  list: # none yet\n    - a: mine\n  other: 1\n',
    ],
    [
      'a key without a list',
      'spec:\n  list:\n  other: 1\n',
      'spec:\n  list:\n    - a: mine\n  other: 1\n',
    ],
    [
      'line ends of Windows',
      'spec:\r\n  list:\r\n    - a: b\r\n',
      'spec:\r\n  list:\r\n    - a: b\r\n    - a: mine\r\n',
    ],
  ])('%s', (_, before, after) => {
    expect(editList(before, edit)?.text).toBe(after);
  });

  it('is an empty list when its last entry has gone: the API refuses null', () => {
    const text = 'spec:\n  list: # why\n    - a: mine\n  other: 1\n';
    expect(editList(text, { ...edit, desired: [] })).toEqual({
      text: 'spec:\n  list: [] # why\n  other: 1\n',
      left: 0,
    });
  });

  it.each([
    ['flow style', 'spec:\n  list: [{a: b}]\n'],
    [
      'flow style on lines of its own',
      'spec:\n  list:\n    [\n      {a: b}\n    ]\n',
    ],
    ['an anchor', 'spec:\n  list: &x\n    - a: b\n'],
    ['no such list', 'spec:\n  other:\n    - a: b\n'],
    ['a map in its place', 'spec:\n  list:\n    a: b\n'],
    ['no text', ''],
    ['a key in quotes', '"spec":\n  list:\n    - a: b\n'],
    ['another document', 'x: 1\n---\nspec:\n  list:\n    - a: b\n'],
    [
      'a list that stands twice',
      'spec:\n  list:\n    - a: b\n  list:\n    - a: c\n',
    ],
    ['a file that is broken elsewhere', 'spec:\n  list:\n    - a: b\nx: [\n'],
    ['a file that the edit would break', 'spec:\n  list:\n    -\ta: b\n'],
  ])('is not touched in %s', (_, text) => {
    expect(editList(text, edit)).toBeUndefined();
  });
});
