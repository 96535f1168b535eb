// Measures what the README promises, and prints it as a table. No test: a slow machine fails nothing.
import { createRequire } from 'node:module';
import path from 'node:path';
import { stopChildren, stopWithParent } from './lib/children.mjs';
import { root } from './lib/root.mjs';

const require = createRequire(import.meta.url);
require('@backstage/cli-node/config/nodeTransform.cjs');

const BENCHES = [
  'plugins/deployments-common/src/planning/planService.bench.ts',
  'plugins/deployments-backend/src/bench/card.bench.ts',
  'plugins/deployments-backend/src/bench/coldList.bench.ts',
  'plugins/deployments-backend/src/bench/signalLatency.bench.ts',
];

stopWithParent();
const rows = [];
for (const file of BENCHES) {
  console.log(`${path.basename(file, '.bench.ts')} ...`);
  const { bench } = require(path.join(root, file));
  rows.push(...(await bench()));
}
await stopChildren();

const table = [
  ['what', 'goal', 'measured', ''],
  ...rows.map(({ what, goal, measured, ok }) => [
    what,
    goal,
    measured,
    ok ? 'ok' : 'MISSED',
  ]),
];
const widths = table[0].map((_, column) =>
  Math.max(...table.map(row => row[column].length)),
);
console.log();
for (const row of table) {
  console.log(
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd(),
  );
}
process.exit(0);
