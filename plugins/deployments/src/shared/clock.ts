const TICK_MS = 1000;

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = Date.now();

const tick = () => {
  now = Date.now();
  for (const listener of listeners) listener();
};

/** One ticking clock for every time on the screen; it stands still while nobody looks. */
export const clock = {
  /** Epoch milliseconds, the same for all until the next tick. */
  now() {
    // Without listeners nothing ticks, and the time would be old.
    if (listeners.size === 0) now = Date.now();
    return now;
  },
  subscribe(listener: () => void) {
    if (listeners.size === 0) {
      now = Date.now();
      timer = setInterval(tick, TICK_MS);
    }
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) clearInterval(timer);
    };
  },
};
