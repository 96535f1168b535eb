// The whole suite: types, lint, unit, integration, browser. Ends with `N passed, N failed`.
import { stopChildren, stopWithParent } from './lib/children.mjs';
import { jestSuite, postgresEnv } from './lib/jest.mjs';
import { startPostgres } from './lib/startPostgres.mjs';
import { browserSuite, check, runChosen, suite, TSC } from './lib/steps.mjs';

stopWithParent();

const backstage = (...args) => ['backstage-cli', args];
const tapCount = text => ({
  passed: Number(/^# pass (\d+)/m.exec(text)?.[1] ?? 0),
  failed: Number(/^# fail (\d+)/m.exec(text)?.[1] ?? 0),
});

async function unitAndIntegration(output) {
  const postgres = await startPostgres();
  try {
    return await jestSuite('jest.json', [], postgresEnv(postgres))(output);
  } finally {
    await postgres.stop();
  }
}

const steps = {
  types: check('node', [TSC, '--pretty', 'false']),
  lint: check(...backstage('repo', 'lint', '--max-warnings', '0')),
  format: check('prettier', ['--check', '--log-level', 'warn', '.']),
  walls: suite(
    'node',
    file => [
      '--test',
      '--test-reporter=tap',
      `--test-reporter-destination=${file}`,
      'scripts/lint/walls.test.mjs',
      'scripts/lint/rings.test.mjs',
      'scripts/lint/patterns.test.mjs',
    ],
    {
      report: 'walls.tap',
      count: tapCount,
    },
  ),
  'unused code': check('knip', []),
  'api reports': check('backstage-repo-tools', [
    'api-reports',
    '--ci',
    '--include',
    'plugins/*',
    '-o',
    'ae-undocumented,ae-wrong-input-file-type',
  ]),
  'unit and integration': unitAndIntegration,
  browser: browserSuite('playwright.json'),
};

// The reports are made from what the type check writes.
const lanes = [
  ['types', 'api reports', 'unused code'],
  ['lint', 'format', 'walls'],
];

const ok = await runChosen('test', steps, process.argv.slice(2), lanes);
await stopChildren();
process.exit(ok ? 0 : 1);
