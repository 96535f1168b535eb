import { fstatSync } from 'node:fs';

/**
 * Calls `end` when this process is asked to end, or when its parent has ended: its pipe is closed, or its process
 * is gone.
 */
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
