// Tells whether this checkout is slower than another one: `node scripts/compareBenches.mjs <other checkout> [rounds] [arguments of bench]`.
// Both measure by turns, each second round this one first, and each row is judged by the median over the rounds of (ratio here / ratio there).
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { alignColumns, median } from './lib/benchTable.mjs';
import { root } from './lib/root.mjs';

/** The most that a ratio may have grown. */
const GOAL = 1.15;
const ROUNDS = 5;

const [, , other, ...rest] = process.argv;
const rounds = Number(rest[0]) || ROUNDS;
const args = Number(rest[0]) ? rest.slice(1) : rest;
if (!other) {
  console.error(
    'Name the other checkout: node scripts/compareBenches.mjs <other checkout> [rounds] [arguments of bench]',
  );
  process.exit(2);
}

const folder = await mkdtemp(path.join(tmpdir(), 'argosy-bench-'));
const compared = new Map();
try {
  const before = path.resolve(other);
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? [before, root] : [root, before];
    const measured = new Map();
    for (const checkout of order) {
      console.log(`\n${round + 1} of ${rounds}: ${checkout}`);
      measured.set(checkout, await measure(checkout));
    }
    const [there, here] = [before, root].map(each => measured.get(each));
    for (const name of new Set([...there.keys(), ...here.keys()])) {
      const pair = { before: there.get(name), after: here.get(name) };
      const isWhole = pair.before && pair.after;
      const pairs = compared.get(name) ?? [];
      compared.set(name, isWhole ? [...pairs, pair] : pairs);
    }
  }
} finally {
  await rm(folder, { recursive: true });
}
const table = [...compared].map(([name, pairs]) => toCells(name, pairs));
console.log(
  `\n${alignColumns([['what', 'before', 'after', 'after / before', ''], ...table])}`,
);

/** The rows of one checkout, by what they measure. */
async function measure(checkout) {
  const file = path.join(folder, 'rows.json');
  const child = spawn(
    process.execPath,
    ['scripts/bench.mjs', '--json', file, ...args],
    { cwd: checkout, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  );
  await once(child, 'exit');
  // What could not be measured is missing in it; the other rows count.
  const rows = JSON.parse(await readFile(file, 'utf8'));
  await rm(file);
  return new Map(rows.map(row => [row.what, row]));
}

function toCells(name, pairs) {
  if (pairs.length === 0) return [name, '', '', 'not measured in both', ''];
  const middle = (side, key) => median(pairs.map(pair => pair[side][key]));
  if (pairs.some(({ after }) => after.ratio === undefined)) {
    const [before, after] = [
      middle('before', 'count'),
      middle('after', 'count'),
    ];
    const ok = after <= before ? 'ok' : 'MORE';
    return [name, `${before}`, `${after}`, '', ok];
  }
  const grown = median(
    pairs.map(({ before, after }) => after.ratio / before.ratio),
  );
  return [
    name,
    `${middle('before', 'ratio').toFixed(2)}x`,
    `${middle('after', 'ratio').toFixed(2)}x`,
    grown.toFixed(2),
    grown <= GOAL ? 'ok' : 'SLOWER',
  ];
}
