// No file of the product imports itself by way of others, types included.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { root } from '../lib/root.mjs';

const SKIP = /\.test\.|\.spec\.|\.bench\.|\.d\.ts$|\/__|\/bench\//;
const IMPORT = /(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g;

const files = ['packages', 'plugins'].flatMap(kind =>
  fs
    .readdirSync(path.join(root, kind))
    .map(name => `${kind}/${name}/src`)
    .filter(folder => fs.existsSync(path.join(root, folder)))
    .flatMap(folder =>
      fs
        .readdirSync(path.join(root, folder), { recursive: true })
        .map(file => `${folder}/${file.split(path.sep).join('/')}`),
    )
    .filter(file => /\.tsx?$/.test(file) && !SKIP.test(file)),
);

/** What each file imports, by path. */
const importsOf = (names, read) => {
  const known = new Set(names);
  return new Map(
    names.map(file => [
      file,
      [...read(file).matchAll(IMPORT)].flatMap(([, way]) => {
        const to = path.posix.join(path.posix.dirname(file), way);
        return [`${to}.ts`, `${to}.tsx`, `${to}/index.ts`]
          .filter(candidate => known.has(candidate))
          .slice(0, 1);
      }),
    ]),
  );
};

/** One ring of imports, as the files on it; undefined where there is none. */
function findRing(imports) {
  const done = new Set();
  const visit = (file, way) => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const next of imports.get(file)) {
      const ring = visit(next, [...way, file]);
      if (ring) return ring;
    }
    done.add(file);
    return undefined;
  };
  for (const file of imports.keys()) {
    const ring = visit(file, []);
    if (ring) return ring;
  }
  return undefined;
}

test('finds a ring that was planted', () => {
  const planted = {
    'a/one.ts': "import type { Two } from './deep/two';",
    'a/deep/two.ts': "export { three } from '../three';",
    'a/three.ts': "import { one } from './one';",
  };
  const imports = importsOf(Object.keys(planted), file => planted[file]);
  assert.deepEqual(findRing(imports), [
    'a/one.ts',
    'a/deep/two.ts',
    'a/three.ts',
    'a/one.ts',
  ]);
});

test('the source has no ring of imports', () => {
  const imports = importsOf(files, file =>
    fs.readFileSync(path.join(root, file), 'utf8'),
  );
  assert.deepEqual(findRing(imports), undefined);
});
