import type { Clock } from '../lib/clock';

/** Real time, of which some can be skipped: whoever would sleep until then wakes now. */
export interface TimeAhead extends Clock {
  skip(milliseconds: number): void;
}

export function timeAhead(): TimeAhead {
  let ahead = 0;
  const sleepers = new Set<{ until: number; wake: () => void }>();
  const now = () => Date.now() + ahead;
  return {
    now,
    random: Math.random,
    sleep: (milliseconds, signal) =>
      new Promise(resolve => {
        if (signal.aborted) {
          resolve();
          return;
        }
        const sleeper = { until: now() + milliseconds, wake: end };
        const timer = setTimeout(end, milliseconds);
        function end() {
          clearTimeout(timer);
          sleepers.delete(sleeper);
          signal.removeEventListener('abort', end);
          resolve();
        }
        sleepers.add(sleeper);
        signal.addEventListener('abort', end);
      }),
    skip(milliseconds) {
      ahead += milliseconds;
      for (const { until, wake } of [...sleepers]) {
        if (until <= now()) wake();
      }
    },
  };
}
