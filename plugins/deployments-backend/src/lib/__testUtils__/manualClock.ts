import type { Clock } from '../clock';

export interface ManualClock extends Clock {
  /** Lets time pass: sleepers wake in order, and what they start runs before the next one wakes. */
  advance(milliseconds: number): Promise<void>;
}

/** Runs everything that is ready. */
const settle = async () => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
};

/** A clock that moves only when a test says so. */
export function manualClock(): ManualClock {
  let now = 1_000_000;
  let sleepers: Array<{ at: number; wake: () => void }> = [];
  return {
    now: () => now,
    random: () => 0,
    sleep: (milliseconds, signal) =>
      new Promise(resolve => {
        if (signal.aborted) {
          resolve();
          return;
        }
        const sleeper = { at: now + milliseconds, wake: end };
        function end() {
          sleepers = sleepers.filter(other => other !== sleeper);
          signal.removeEventListener('abort', end);
          resolve();
        }
        sleepers.push(sleeper);
        signal.addEventListener('abort', end);
      }),
    async advance(milliseconds) {
      const until = now + milliseconds;
      await settle();
      for (;;) {
        const [next] = [...sleepers].sort((a, b) => a.at - b.at);
        if (!next || next.at > until) break;
        now = Math.max(now, next.at);
        next.wake();
        await settle();
      }
      now = until;
    },
  };
}
