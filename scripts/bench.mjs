// Measures what people wait for beside a control, and prints the ratios as a table; with `--lab`, on real peers. No test: what it misses fails nothing.
// Words choose benches by name; `--json FILE` writes the rows for a program.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { benchTable, judge } from './lib/benchTable.mjs';
import { stopChildren, stopWithParent } from './lib/children.mjs';
import { cache, root } from './lib/root.mjs';
import { startLab } from './lib/startLab.mjs';

const { values, positionals } = parseArgs({
  options: { lab: { type: 'boolean' }, json: { type: 'string' } },
  allowPositionals: true,
});
const benches = await findBenches();
const names = [...benches.keys()];
const unknown = positionals.filter(name => !benches.has(name));
if (unknown.length > 0) {
  console.error(
    `There is no bench ${unknown.join(', ')}; there are ${names.join(', ')}`,
  );
  process.exit(2);
}

stopWithParent();
const lab =
  values.lab &&
  (await startLab(cache('bench', 'lab')).catch(async error => {
    console.error(error.message);
    await stopChildren();
    process.exit(1);
  }));
const env = { ...process.env, ...(lab && { ARGOSY_LAB: lab.file }) };

const rows = [];
for (const name of positionals.length > 0 ? positionals : names) {
  console.log(`${name} ...`);
  const child = fork(
    path.join(root, 'scripts/benchFile.mjs'),
    [benches.get(name)],
    { env },
  );
  // The transformer of TypeScript sends messages of its own.
  child.on('message', ({ measured = [] }) =>
    rows.push(...measured.map(row => judge(name, row))),
  );
  const [code] = await once(child, 'exit');
  if (code !== 0) {
    console.error(`${name} could not be measured; its own words stand above.`);
    process.exitCode = 1;
  }
}
await stopChildren();

console.log(`\n${benchTable(rows)}`);
if (values.json) await writeFile(values.json, JSON.stringify(rows, null, 2));

/** The files of all benches that run on the lab, or of all others, by name. */
async function findBenches() {
  const ending = '.bench.ts';
  const found = new Map();
  for (const group of ['packages', 'plugins']) {
    for (const name of await readdir(path.join(root, group))) {
      if ((name === 'lab') !== Boolean(values.lab)) continue;
      const source = path.join(root, group, name, 'src');
      const files = await readdir(source, { recursive: true }).catch(() => []);
      for (const file of files.filter(each => each.endsWith(ending)))
        found.set(path.basename(file, ending), path.join(source, file));
    }
  }
  return new Map([...found].sort(([a], [b]) => a.localeCompare(b)));
}
