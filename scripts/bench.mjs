// Measures what people wait for, against the goals, and prints it as a table. No test: a slow machine fails nothing.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { root } from './lib/root.mjs';

const BENCHES = [
  'plugins/deployments-common/src/planning/planService.bench.ts',
  'plugins/deployments-backend/src/bench/card.bench.ts',
  'plugins/deployments-backend/src/faults/cardAmongFaults.bench.ts',
  'plugins/deployments-backend/src/bench/coldList.bench.ts',
  'plugins/deployments-backend/src/bench/signalLatency.bench.ts',
];

const rows = [];
for (const file of BENCHES) {
  const name = path.basename(file, '.bench.ts');
  console.log(`${name} ...`);
  const child = fork(path.join(root, 'scripts/benchFile.mjs'), [
    path.join(root, file),
  ]);
  // The transformer of TypeScript sends messages of its own.
  child.on('message', message => rows.push(...(message.measured ?? [])));
  const [code] = await once(child, 'exit');
  if (code !== 0) {
    console.error(`${name} could not be measured; its own words stand above.`);
    process.exitCode = 1;
  }
}

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
