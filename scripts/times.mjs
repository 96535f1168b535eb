// What the tasks with these names took when they last ran, the slowest step of all first.
import { printSum, printTable, readTimes } from './lib/times.mjs';

const times = readTimes(process.argv.slice(2));
printTable(times);
printSum(times.rows);
