import { readFile } from 'node:fs/promises';
import { platform } from 'node:os';

/** Of the line `cpu` in /proc/stat: the time that a virtual machine wanted to run and its host gave to others. */
const STOLEN = 7;
/** What follows is counted in what stands before it already. */
const GUEST = 8;

/** Of all processors since the machine began, in ticks. */
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
 * Measures what share of the processors the host of this virtual machine takes from now on: what stands beside it in a
 * table was not the backend's time.
 * @returns asks for the share, 0 to 1; nothing where the system does not tell it (only Linux does)
 */
export async function hostTook(): Promise<() => Promise<number | undefined>> {
  if (platform() !== 'linux') return async () => undefined;
  const before = await ticks();
  return async () => {
    const { all, stolen } = await ticks();
    return (stolen - before.stolen) / Math.max(1, all - before.all);
  };
}
