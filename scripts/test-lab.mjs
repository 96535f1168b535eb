// Everything that is proven on real peers. Ends with `N passed, N failed`.
import fs from 'node:fs';
import { stopChildren, stopWithParent } from './lib/children.mjs';
import { jestCount, runChosen, suite } from './lib/steps.mjs';
import { cache } from './lib/root.mjs';
import { startLab } from './lib/startLab.mjs';
import { startPostgres } from './lib/startPostgres.mjs';

stopWithParent();

const directory = cache('test', 'lab');
fs.mkdirSync(directory, { recursive: true });
const postgres = await startPostgres();
const lab = await startLab(directory).catch(async error => {
  console.error(error.message);
  await postgres.stop();
  await stopChildren();
  process.exit(1);
});

const env = {
  CI: '1',
  BACKSTAGE_TEST_DISABLE_DOCKER: '1',
  BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING: postgres.url,
  ARGOSY_LAB: lab.file,
};

const steps = {
  'suites on the lab': suite(
    'yarn',
    file => [
      ...['workspace', '@argosy/lab', 'test:lab'],
      ...['--watchAll=false', '--runInBand', '--json'],
      `--outputFile=${file}`,
    ],
    { report: 'lab-jest.json', count: jestCount, env },
  ),
};

const ok = await runChosen(steps, process.argv.slice(2));
await postgres.stop();
await stopChildren();
process.exit(ok ? 0 : 1);
