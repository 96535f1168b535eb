import { readFile } from 'node:fs/promises';
import { platform } from 'node:os';

/** The column of /proc/stat with the time that a virtual machine wanted to run and its host gave to others. */
const STOLEN = 7;
/** The columns from here on are contained in earlier ones. */
const GUEST = 8;

/** Reads the time of all processors since boot, in ticks. */
async function ticks() {
  const stat = await readFile('/proc/stat', 'utf8');
  const [first] = stat.split('\n');
  const each = first
    .split(/\s+/)
    .slice(1, 1 + GUEST)
    .map(Number);
  return {
    all: each.reduce((sum, part) => sum + part, 0),
    stolen: each[STOLEN],
  };
}

/**
 * Measures what share of the processors the host of this virtual machine takes from now on: that part of a figure
 * is not the backend's.
 * @returns a function that returns the share so far, from 0 to 1, or undefined where the system does not report it
 * (only Linux does)
 */
export async function hostTook(): Promise<() => Promise<number | undefined>> {
  if (platform() !== 'linux') return async () => undefined;
  const before = await ticks();
  return async () => {
    const { all, stolen } = await ticks();
    return (stolen - before.stolen) / Math.max(1, all - before.all);
  };
}
