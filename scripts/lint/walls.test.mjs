// Plants an offence of every kind, at the top of a folder and two levels deep, and sees it reported; plants what is allowed and hears nothing.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, test } from 'node:test';
import { root } from '../lib/root.mjs';

const require = createRequire(import.meta.url);
const { ESLint } = createRequire(import.meta.url)('eslint');
const { FOLDERS, FORBIDDEN, ONLY_IN } = require('./backend.js');
const { PACKAGES, forbiddenTo, nameOf } = require('./packages.js');

const WALLS = [
  'import/no-restricted-paths',
  'no-restricted-syntax',
  '@backstage/no-mixed-plugin-imports',
];
const backend = 'plugins/deployments-backend/src';
const eslint = new ESLint({ cwd: root });

async function reported(file, code) {
  const [{ messages }] = await eslint.lintText(`${code}\n`, {
    filePath: path.join(root, file),
  });
  return messages.filter(({ ruleId }) => WALLS.includes(ruleId));
}

const made = new Set();
after(() => {
  for (const folder of made) fs.rmSync(folder, { recursive: true });
});

/** A file at the top of a folder, and one two levels deep. The resolver finds nothing from a folder that is not there. */
function placesIn(folder, name = 'x.ts') {
  const top = path.join(root, folder, 'one');
  fs.mkdirSync(path.join(top, 'two'), { recursive: true });
  made.add(top);
  return [`${folder}/${name}`, `${folder}/one/two/${name}`];
}

const refuses = (folder, codeOf, name) => {
  for (const file of placesIn(folder, name)) {
    const code = codeOf(file);
    test(`refuses in ${file}: ${code}`, async () => {
      const messages = await reported(file, code);
      assert.notEqual(messages.length, 0, 'nothing was reported');
      assert.ok(
        messages.every(({ severity }) => severity === 2),
        'it only warns',
      );
    });
  }
};
const allows = (file, code) =>
  test(`allows in ${file}: ${code}`, async () => {
    assert.deepEqual(await reported(file, code), []);
  });

const importing = name => `import * as x from '${name}'; export { x };`;
const relative = (file, to) => {
  const way = path.posix.relative(path.posix.dirname(file), to);
  return importing(way.replace(/\.ts$/, ''));
};

for (const folder of PACKAGES) {
  for (const other of forbiddenTo(folder)) {
    refuses(`${folder}/src`, () => importing(nameOf(other)));
  }
}

const IMPURE = [
  importing('node:fs'),
  importing('path'),
  'export const x = () => new Date();',
  'export const x = () => Date.now();',
  'export const x = () => Math.random();',
  "export const x = () => fetch('/');",
  "export const x = () => globalThis.fetch('/');",
  "export const x = () => new WebSocket('/');",
  'export const x = () => crypto.randomUUID();',
  'export const x = () => performance.now();',
  'export const x = (f: () => void) => setTimeout(f, 1);',
  "export const x = () => import('node:fs');",
];
for (const name of ['common', 'planner']) {
  const pure = `plugins/deployments-${name}/src`;
  for (const code of IMPURE) refuses(pure, () => code);
  allows(`${pure}/x.ts`, 'export const x = (at: string) => new Date(at);');
}

const link = (href, before = '') =>
  `export const X = (props: { url: string; href: string }) => { ${before} return <a href=${href}>x</a>; };`;
const UNSAFE_LINKS = [
  link('{props.url}'),
  link('{`${props.url}/x`}'),
  link('{String(props.url)}'),
  link('{href}', 'const href = props.url;'),
  link('{href}', 'const { href } = props;'),
  link('{href}', 'const href = encodeURI(props.url);'),
  link('{href}', 'const url = props.url; const href = url;'),
  link('{href}', "let href = safeHref(''); href = props.url;"),
  'export const X = ({ href }: { href: string }) => <a href={href}>x</a>;',
  'export const X = (href: string) => <a href={href}>x</a>;',
  'export const x = (url: string) => window.open(url);',
  'export const x = (url: string) => { window.location = url; };',
];
for (const code of UNSAFE_LINKS)
  refuses('plugins/deployments/src', () => code, 'x.tsx');
for (const code of [
  link('{href}', 'const href = safeHref(props.url);'),
  link('{entityRoute(props)}'),
  link('"https://backstage.io"'),
])
  allows('plugins/deployments/src/x.tsx', code);

/** A file of a folder that is no test and no types.ts: at its top, and the deepest one. */
function targetsOf(folder) {
  const files = fs
    .readdirSync(path.join(root, folder), { recursive: true })
    .filter(
      file =>
        /^(?!.*(?:__|\.test\.|\.bench\.)).+\.ts$/.test(file) &&
        path.basename(file) !== 'types.ts',
    )
    .sort((a, b) => a.split(path.sep).length - b.split(path.sep).length);
  assert.notEqual(files.length, 0, `${folder} holds no file to import`);
  return [...new Set([files[0], files.at(-1)])].map(
    file => `${folder}/${file.split(path.sep).join('/')}`,
  );
}

for (const { folder, other } of FORBIDDEN) {
  for (const target of targetsOf(`${backend}/${other}`)) {
    refuses(`${backend}/${folder}`, file => relative(file, target));
  }
}
for (const { folder, other } of FORBIDDEN.filter(({ types }) => types)) {
  const file = `${backend}/${folder}/x.ts`;
  allows(file, relative(file, `${backend}/${other}/types.ts`));
}
for (const [library, home] of Object.entries(ONLY_IN)) {
  for (const folder of FOLDERS.filter(name => name !== home))
    refuses(`${backend}/${folder}`, () => importing(library));
  refuses(backend, () => importing(library));
  for (const file of placesIn(`${backend}/${home}`))
    allows(file, importing(library));
}

test('each folder of the backend has walls', () => {
  const folders = fs
    .readdirSync(path.join(root, backend), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => name)
    // They hold tests and benches only.
    .filter(name => !['bench', 'faults', 'one'].includes(name));
  assert.deepEqual(folders.sort(), [...FOLDERS].sort());
});

const planner = nameOf('plugins/deployments-planner');
refuses(
  'packages/sandbox/src',
  () => `import { planService } from '${planner}'; export { planService };`,
);
allows(
  'packages/sandbox/src/x.ts',
  `import { expandRepository } from '${planner}'; export { expandRepository };`,
);
allows(
  `${backend}/operations/x.test.ts`,
  importing(nameOf('packages/sandbox')),
);
allows(
  'packages/lab/src/x.test.ts',
  `import { planService } from '${planner}'; export { planService };`,
);
allows('packages/lab/src/x.ts', importing(nameOf('packages/control-plane')));
