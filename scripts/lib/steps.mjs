import fs from 'node:fs';
import path from 'node:path';
import { startChild } from './children.mjs';
import { cache } from './root.mjs';
import { keepTimes, printSlowFiles, printSum, printTable } from './times.mjs';

/** TypeScript 7, by its path: the TypeScript 5 that ESLint and API Extractor load has a `tsc` too. */
export const TSC = 'node_modules/typescript-native/bin/tsc';

/**
 * Runs a program, ended with all that it started; resolves to whether it ended well.
 * @param output where its words go: `inherit` shows them
 */
export async function run(program, args, env = {}, output = 'inherit') {
  const { ended } = startChild(program, program, args, {
    env,
    stdio: ['ignore', output, output],
  });
  return (await ended).code === 0;
}

/** A program that either passes or fails counts as one. */
export const check = (program, args, env) => async output =>
  (await run(program, args, env, output))
    ? { passed: 1, failed: 0 }
    : { passed: 0, failed: 1 };

/** A test runner counts its tests; one that ends badly without a failed test, or finds no test, counts as one failure. */
export const suite =
  (program, args, { env, report, count }) =>
  async output => {
    const file = cache('test', report);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.rmSync(file, { force: true });
    const ok = await run(program, args(file), env, output);
    const counted = fs.existsSync(file)
      ? count(fs.readFileSync(file, 'utf8'))
      : { passed: 0, failed: 0 };
    const isTold = counted.failed > 0 || (ok && counted.passed > 0);
    return isTold ? counted : { ...counted, failed: 1 };
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
 * @param task under which their times are kept for `scripts/times.mjs`
 * @param lanes lists of steps that use one core each: the lanes run side by side, before all other steps
 * @returns whether all is well
 */
export async function runChosen(task, steps, names, lanes = []) {
  if (!areSteps(steps, names)) return false;
  const isChosen = name => names.length === 0 || names.includes(name);
  const chosen = lanes
    .map(lane => lane.filter(isChosen))
    .filter(lane => lane.length > 0);
  const rest = Object.keys(steps).filter(
    name => isChosen(name) && !lanes.flat().includes(name),
  );
  const runLane = show => async lane => {
    const rows = [];
    for (const name of lane) rows.push(await show(name, steps[name]));
    return rows;
  };
  const show = chosen.length > 1 ? showAtEnd : showNow;
  const started = performance.now();
  const rows = (await Promise.all(chosen.map(runLane(show)))).flat();
  rows.push(...(await runLane(showNow)(rest)));
  const times = { rows, seconds: secondsSince(started) };
  keepTimes(task, times);
  console.log();
  printTable(times);
  printSlowFiles(rows);
  return printSum(rows);
}

async function showNow(name, step) {
  console.log(`\n=== ${name}`);
  return measure(name, step, 'inherit');
}

/** Shows the words of a step when it has ended, so that those of two do not mix. */
async function showAtEnd(name, step) {
  const file = cache('test', `${name}.log`);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const output = fs.openSync(file, 'w');
  const row = await measure(name, step, output);
  fs.closeSync(output);
  console.log(`\n=== ${name}`);
  process.stdout.write(fs.readFileSync(file));
  return row;
}

async function measure(name, step, output) {
  const started = performance.now();
  const counted = await step(output);
  return { name, ...counted, seconds: secondsSince(started) };
}

const secondsSince = started =>
  Math.round((performance.now() - started) / 1000);
