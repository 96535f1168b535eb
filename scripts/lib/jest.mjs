import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { cache, root } from './root.mjs';
import { suite } from './steps.mjs';

const JEST = ['repo', 'test', '--watchAll=false'];
/** Backstage's limit is 1 GB, which a few files of the backend pass: the next worker loads and compiles all anew. */
const WARM = '--workerIdleMemoryLimit=2500M';
const ENV = { CI: '1', BACKSTAGE_TEST_DISABLE_DOCKER: '1' };

/** What a file that never ran is taken to need. */
const UNKNOWN_S = 3;

/** What the tests of databases are told of the Postgres that is theirs. */
export const postgresEnv = ({ url }) => ({
  ...ENV,
  BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING: url,
});

/** What Jest writes with `--json`. */
export const jestCount = text => {
  const report = JSON.parse(text);
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    files: report.testResults.map(({ name, startTime, endTime }) => ({
      name: path.relative(root, name),
      seconds: Math.round((endTime - startTime) / 1000),
    })),
  };
};

/** Jest on the packages of this repository, one file on each of two cores. */
export const jestSuite = (report, args, env = ENV) =>
  suite(
    'backstage-cli',
    file => [
      ...JEST,
      ...['--maxWorkers=2', WARM, '--json', `--outputFile=${file}`],
      ...args,
    ],
    {
      report,
      count: text => {
        const counted = jestCount(text);
        keepFileTimes(counted.files);
        return counted;
      },
      env,
    },
  );

/** The test files that Jest would run with these arguments. */
export function listTests(args) {
  const { status, stdout, stderr } = spawnSync(
    'backstage-cli',
    [...JEST, '--listTests', '--json', ...args],
    { cwd: root, env: { ...process.env, ...ENV }, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`Jest lists no tests: ${stderr}`);
  return JSON.parse(stdout);
}

/** By the file's name alone, which it keeps when it moves. */
const TIMES = cache('test', 'times-of-files.json');

const readFileTimes = () =>
  fs.existsSync(TIMES) ? JSON.parse(fs.readFileSync(TIMES, 'utf8')) : {};

function keepFileTimes(files) {
  const times = readFileTimes();
  for (const { name, seconds } of files) times[path.basename(name)] = seconds;
  fs.writeFileSync(TIMES, JSON.stringify(times));
}

/** As many of these test files as take so many seconds together by what they took before, the quick ones first. */
export function takeQuick(tests, seconds) {
  const times = readFileTimes();
  const timeOf = file => times[path.basename(file)] ?? UNKNOWN_S;
  let left = seconds;
  return [...tests]
    .sort((a, b) => timeOf(a) - timeOf(b))
    .filter(file => {
      left -= timeOf(file);
      return left >= 0;
    });
}
