import * as fc from 'fast-check';
import { RepositoryFiles } from './RepositoryFiles';

const part = fc.constantFrom('argocd', 'services', 'a', 'b', 'a-b', 'x.yaml');
const path = fc
  .array(part, { minLength: 1, maxLength: 5 })
  .map(parts => parts.join('/'));
const edits = fc
  .array(fc.tuple(path, fc.option(fc.constantFrom('1', '2', ''))))
  .map(entries => new Map(entries));

const sorted = (files: ReadonlyMap<string, string>) =>
  [...files].sort(([a], [b]) => (a < b ? -1 : 1));

it('holds what a map holds after the same edits', () => {
  fc.assert(
    fc.property(fc.array(edits, { maxLength: 4 }), path, (changes, asked) => {
      const plain = new Map<string, string>();
      let files = RepositoryFiles.of(plain);
      for (const change of changes) {
        files = files.with(change);
        for (const [name, content] of change)
          if (content === null) plain.delete(name);
          else plain.set(name, content);
      }
      expect(sorted(files)).toEqual(sorted(plain));
      expect(files.size).toBe(plain.size);
      expect(files.get(asked)).toBe(plain.get(asked));
      expect(files.has(asked)).toBe(plain.has(asked));
      expect([...files.keys()]).toEqual([...files].map(([key]) => key));
      expect([...files.values()]).toEqual([...files].map(([, text]) => text));
      const visited: Array<[string, string]> = [];
      files.forEach((text, key) => visited.push([key, text]));
      expect(visited).toEqual([...files]);
    }),
  );
});

it('shares the folders in which nothing was written', () => {
  const first = RepositoryFiles.of(
    new Map([
      ['services/a/service.yaml', '1'],
      ['services/b/service.yaml', '1'],
      ['argocd/main/shop/set.yaml', '1'],
    ]),
  );
  const second = first.with(new Map([['services/a/service.yaml', '2']]));
  expect(first.get('services/a/service.yaml')).toBe('1');
  expect(second.folder('services/b')).toBe(first.folder('services/b'));

  const read = RepositoryFiles.of(new Map(second), first);
  expect(read.folder('services/b')).toBe(first.folder('services/b'));
  expect(read.get('services/a/service.yaml')).toBe('2');
});

it('hands out chosen folders', () => {
  const files = RepositoryFiles.of(
    new Map([
      ['services/a/service.yaml', '1'],
      ['services/b/service.yaml', '1'],
    ]),
  );
  expect([...files.pick(['services/b', 'services/none'])]).toEqual([
    ['services/b/service.yaml', '1'],
  ]);
});
