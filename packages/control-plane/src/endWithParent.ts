import { fstatSync } from 'node:fs';

/** A control plane must not outlive who started it: not his pipe, not his process. */
export function endWithParent(end: () => void) {
  const parent = process.ppid;
  const stdin = fstatSync(0, { throwIfNoEntry: false });
  if (stdin?.isFIFO() || stdin?.isSocket()) {
    process.stdin.on('end', end).on('close', end).resume();
  }
  setInterval(() => {
    if (process.ppid !== parent) end();
  }, 1_000).unref();
  process.on('SIGTERM', end).on('SIGINT', end);
}
