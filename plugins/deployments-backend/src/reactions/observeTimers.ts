/** Time and chance, so that tests need neither wait nor hope. */
export interface Timers {
  /** Milliseconds since the epoch. */
  now(): number;
  /** From 0 to 1. */
  random(): number;
  /** Ends after so many milliseconds, or as soon as the signal is aborted; never throws. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export const realTimers: Timers = {
  now: () => Date.now(),
  random: () => Math.random(),
  sleep: (milliseconds, signal) =>
    new Promise(resolve => {
      if (signal.aborted) {
        resolve();
        return;
      }
      const timer = setTimeout(end, milliseconds);
      function end() {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        resolve();
      }
      signal.addEventListener('abort', end);
    }),
};
