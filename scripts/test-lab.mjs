// Everything that is proven on real peers. Ends with `N passed, N failed`.
import fs from 'node:fs';
import { stopChildren, stopWithParent } from './lib/children.mjs';
import { jestCount, postgresEnv } from './lib/jest.mjs';
import { areSteps, browserSuite, run, runChosen, suite } from './lib/steps.mjs';
import { cache } from './lib/root.mjs';
import { startLab } from './lib/startLab.mjs';
import { startPostgres } from './lib/startPostgres.mjs';

const ARGOSY_LAB = 'packages/lab/bin/argosy-lab';

/** What is proven, given where the lab and Postgres are. */
function stepsWith(env) {
  /** Tests of one package, one after the other: they share the lab. */
  const tests = (workspace, script, report, ...patterns) =>
    suite(
      'yarn',
      file => [
        ...['workspace', workspace, script, '--watchAll=false', '--runInBand'],
        ...['--json', `--outputFile=${file}`, ...patterns],
      ],
      { report, count: jestCount, env },
    );
  return {
    'suites on the lab': tests('@argosy/lab', 'test:lab', 'lab-jest.json'),
    // What reaches the peers through the one file that opens them. All else is the same without the lab, and npm test's.
    'backend on the lab': tests(
      ...['@argosy/plugin-deployments-backend', 'test', 'lab-backend.json'],
      '--testPathIgnorePatterns=/transports/',
      ...['--findRelatedTests', 'src/faults/peers.test.util.ts'],
    ),
    'browser on the lab': browserSuite(
      'lab-browser.json',
      env,
      '--project=light',
    ),
  };
}

const names = process.argv.slice(2);
if (!areSteps(stepsWith({}), names)) process.exit(1);
stopWithParent();

// Installs what it can without asking, and else says what is missing.
if (!(await run('node', [ARGOSY_LAB, 'requirements', '--install'])))
  process.exit(1);

const directory = cache('test', 'lab');
fs.mkdirSync(directory, { recursive: true });
const postgres = await startPostgres();
const lab = await startLab(directory).catch(async error => {
  console.error(error.message);
  await postgres.stop();
  await stopChildren();
  process.exit(1);
});

const ok = await runChosen(
  'test-lab',
  stepsWith({
    ...postgresEnv(postgres),
    ARGOSY_LAB: lab.file,
  }),
  names,
);
await postgres.stop();
await stopChildren();
process.exit(ok ? 0 : 1);
