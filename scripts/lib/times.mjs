import fs from 'node:fs';
import path from 'node:path';
import { cache } from './root.mjs';

/** Test files that are named at the end of each step. */
const SLOW_FILES = 10;

const bySeconds = (a, b) => b.seconds - a.seconds;
const sum = (rows, column) => rows.reduce((all, row) => all + row[column], 0);
const fileOf = task => cache('test', `times-${task}.json`);

/** Keeps how long each step of a task took, and all of them, for `scripts/times.mjs`. */
export function keepTimes(task, times) {
  fs.mkdirSync(path.dirname(fileOf(task)), { recursive: true });
  fs.writeFileSync(fileOf(task), JSON.stringify(times));
}

/** What the last run of each of these tasks took. */
export function readTimes(tasks) {
  const all = tasks.map(task => {
    const { rows, seconds } = JSON.parse(fs.readFileSync(fileOf(task), 'utf8'));
    const named = rows.map(row => ({ ...row, name: `${task}: ${row.name}` }));
    return { rows: named, seconds };
  });
  return {
    rows: all.flatMap(({ rows }) => rows),
    seconds: sum(all, 'seconds'),
  };
}

/** The slowest step first, failed ones marked. Where steps ran side by side, all took less than their sum. */
export function printTable({ rows, seconds: all }) {
  const seconds = `${all}`;
  for (const row of [...rows].sort(bySeconds)) {
    const mark = row.failed === 0 ? 'ok    ' : 'FAILED';
    const time = `${row.seconds}`.padStart(seconds.length);
    console.log(
      `${mark} ${time} s  ${row.name}: ${row.passed} passed, ${row.failed} failed`,
    );
  }
  console.log(`       ${seconds} s  in all`);
}

/** Where the waiting time of the steps with test files goes. */
export function printSlowFiles(rows) {
  for (const { name, files = [] } of rows) {
    if (files.length === 0) continue;
    console.log(`\nSlowest files of ${name}:`);
    for (const each of files.sort(bySeconds).slice(0, SLOW_FILES)) {
      console.log(`${`${each.seconds}`.padStart(6)} s  ${each.name}`);
    }
  }
}

/**
 * Says `N passed, N failed`, alone on its line.
 * @returns whether all is well
 */
export function printSum(rows) {
  const [passed, failed] = [sum(rows, 'passed'), sum(rows, 'failed')];
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0;
}
