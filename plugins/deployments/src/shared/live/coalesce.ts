/** Asks many times, runs few times. */
export interface Coalesced {
  /** Runs within `withinMs`, together with whatever else is asked until then. */
  ask(withinMs?: number): void;
  /** Forgets what was asked and starts nothing more. */
  stop(): void;
}

/**
 * Runs one at a time, and leaves `gapMs` between the end of one run and the
 * start of the next. `run` handles its own failures.
 */
export function coalesce(run: () => Promise<void>, gapMs: number): Coalesced {
  let dueAt = Infinity;
  let freeAt = 0;
  let running = false;
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const arm = () => {
    clearTimeout(timer);
    if (running || stopped || dueAt === Infinity) return;
    timer = setTimeout(start, Math.max(dueAt, freeAt) - Date.now());
  };
  const start = async () => {
    dueAt = Infinity;
    running = true;
    await run();
    running = false;
    freeAt = Date.now() + gapMs;
    arm();
  };
  return {
    ask(withinMs = 0) {
      dueAt = Math.min(dueAt, Date.now() + withinMs);
      arm();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
