// What to run between two edits: types, and lint, format and unit tests of what changed since `main`. Ends with `N passed, N failed`.
import { stopChildren, stopWithParent } from './lib/children.mjs';
import { jestSuite, listTests, postgresEnv, takeQuick } from './lib/jest.mjs';
import { listChanged } from './lib/listChanged.mjs';
import { startPostgres } from './lib/startPostgres.mjs';
import { check, runChosen, TSC } from './lib/steps.mjs';

/** What the tests may take together, on both cores; all others are for `npm test`. */
const BUDGET_S = 90;
/** Here processes are killed, and waited for. */
const FAULTS = '/faults/';

stopWithParent();
const changed = listChanged('main');
const sources = changed.filter(file =>
  /^(packages|plugins)\/.*\.(tsx?|[cm]?js)$/.test(file),
);

/** Those whose imports reach a changed file of their own package. */
async function unitTests(output) {
  const related = listTests(['--findRelatedTests', ...sources]);
  const tests = takeQuick(
    related.filter(file => !file.includes(FAULTS)),
    BUDGET_S,
  );
  const left = related.length - tests.length;
  if (left > 0) console.log(`Left to npm test: ${left} slow test files.`);
  if (tests.length === 0) return { passed: 0, failed: 0 };
  const args = ['--runTestsByPath', ...tests];
  if (!tests.some(file => file.includes('/database/'))) {
    return jestSuite('quick.json', args)(output);
  }
  const postgres = await startPostgres();
  try {
    return await jestSuite('quick.json', args, postgresEnv(postgres))(output);
  } finally {
    await postgres.stop();
  }
}

const steps = {
  types: check('node', [TSC, '--pretty', 'false', '--noEmit']),
  ...(changed.length > 0 && {
    format: check('prettier', [
      ...['--check', '--ignore-unknown', '--log-level', 'warn'],
      ...changed,
    ]),
  }),
  ...(sources.length > 0 && {
    lint: check('node', ['scripts/lint/lintFiles.mjs', ...sources]),
    'unit tests': unitTests,
  }),
};

const names = process.argv.slice(2);
const ok = await runChosen('test-quick', steps, names, [
  ['types'],
  ['lint', 'format'],
]);
await stopChildren();
process.exit(ok ? 0 : 1);
