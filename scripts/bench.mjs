// Measures what people wait for, against the goals, and prints it as a table; with `--lab`, on real peers. No test: a slow machine fails nothing.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { stopChildren, stopWithParent } from './lib/children.mjs';
import { cache, root } from './lib/root.mjs';
import { startLab } from './lib/startLab.mjs';

const BENCHES = [
  'plugins/deployments-planner/src/planning/planService.bench.ts',
  'plugins/deployments-planner/src/vault/planRoles.bench.ts',
  'plugins/deployments-backend/src/bench/card.bench.ts',
  'plugins/deployments-backend/src/faults/cardAmongFaults.bench.ts',
  'plugins/deployments-backend/src/bench/coldList.bench.ts',
  'plugins/deployments-backend/src/bench/signalLatency.bench.ts',
  'plugins/deployments-backend/src/bench/vault.bench.ts',
];
const LAB_BENCHES = [
  'packages/lab/src/bench/delivery.bench.ts',
  'packages/lab/src/bench/fleet.bench.ts',
];

const { values } = parseArgs({ options: { lab: { type: 'boolean' } } });
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
for (const file of lab ? LAB_BENCHES : BENCHES) {
  const name = path.basename(file, '.bench.ts');
  console.log(`${name} ...`);
  const child = fork(
    path.join(root, 'scripts/benchFile.mjs'),
    [path.join(root, file)],
    { env },
  );
  // The transformer of TypeScript sends messages of its own.
  child.on('message', message => rows.push(...(message.measured ?? [])));
  const [code] = await once(child, 'exit');
  if (code !== 0) {
    console.error(`${name} could not be measured; its own words stand above.`);
    process.exitCode = 1;
  }
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
