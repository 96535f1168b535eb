import fs from 'node:fs';
import path from 'node:path';
import { startChild } from './children.mjs';
import { cache } from './root.mjs';

/** Runs a program with its words shown, ended with all that it started; resolves to whether it ended well. */
export async function run(program, args, env = {}) {
  const { ended } = startChild(program, program, args, {
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return (await ended).code === 0;
}

/** A program that either passes or fails counts as one. */
export const check = (program, args, env) => async () =>
  (await run(program, args, env))
    ? { passed: 1, failed: 0 }
    : { passed: 0, failed: 1 };

/** A test runner counts its tests; one that ends badly without a failed test counts as one failure. */
export const suite =
  (program, args, { env, report, count }) =>
  async () => {
    const file = cache('test', report);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.rmSync(file, { force: true });
    const ok = await run(program, args(file), env);
    const counted = fs.existsSync(file)
      ? count(fs.readFileSync(file, 'utf8'))
      : { passed: 0, failed: 0 };
    return ok || counted.failed > 0 ? counted : { ...counted, failed: 1 };
  };

/** What Jest writes with `--json`. */
export const jestCount = text => {
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } =
    JSON.parse(text);
  return {
    passed: numPassedTests,
    failed: numFailedTests + numRuntimeErrorTestSuites,
  };
};

/** The browser test of scripts/browser.mjs, with what follows for Playwright. */
export const browserSuite = (report, env = {}, ...args) =>
  suite('node', () => ['scripts/browser.mjs', ...args], {
    report,
    count: text => {
      const { expected, unexpected, flaky } = JSON.parse(text).stats;
      return { passed: expected + flaky, failed: unexpected };
    },
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: cache('test', report) },
  });

/** Whether there are steps of all these names; says which are not. */
export function areSteps(steps, names) {
  const unknown = names.filter(name => !Object.hasOwn(steps, name));
  if (unknown.length > 0) {
    console.error(
      `There is no step ${unknown.join(', ')}; there are ${Object.keys(steps).join(', ')}.`,
    );
  }
  return unknown.length === 0;
}

/**
 * Runs the steps with these names, all where none is named, and ends with `N passed, N failed`.
 * @returns whether all is well
 */
export async function runChosen(steps, names) {
  if (!areSteps(steps, names)) return false;
  const { passed, failed } = await runSteps(
    Object.entries(steps).filter(
      ([name]) => names.length === 0 || names.includes(name),
    ),
  );
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0;
}

/** One after the other; sums what they count. */
async function runSteps(steps) {
  const sum = { passed: 0, failed: 0 };
  const table = [];
  for (const [name, step] of steps) {
    console.log(`\n=== ${name}`);
    const started = Date.now();
    const { passed, failed } = await step();
    sum.passed += passed;
    sum.failed += failed;
    const seconds = Math.round((Date.now() - started) / 1000);
    table.push(
      `${failed === 0 ? 'ok    ' : 'FAILED'} ${name}: ${passed} passed, ${failed} failed, ${seconds} s`,
    );
  }
  console.log(`\n${table.join('\n')}\n`);
  return sum;
}
