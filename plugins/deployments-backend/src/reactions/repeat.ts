import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Timers } from './observeTimers';

/** Something that runs by itself from time to time, and when asked. */
export interface Repeated {
  /** Runs it now, or once more where it is running; settles with that run. */
  poke(): Promise<void>;
  /** Ends it, and waits for a run that goes on. */
  stop(): Promise<void>;
}

/**
 * Runs at once and then so often; never twice at the same time. A run that fails ends nothing:
 * it is said once, until one succeeds.
 */
export function repeat(options: {
  run(signal: AbortSignal): Promise<void>;
  everyMs: number;
  timers: Timers;
  logger: LoggerService;
  /** What does not go on while runs fail, as the start of a sentence. */
  trouble: string;
}): Repeated {
  const { run, everyMs, timers, logger, trouble } = options;
  let isFailing = false;
  const stopping = new AbortController();
  const { signal } = stopping;
  const poke = oneAtATime(async () => {
    if (signal.aborted) return;
    await run(signal);
    isFailing = false;
  });
  const say = (error: unknown) => {
    if (!isFailing) logger.warn(`${trouble}; it is tried again: ${error}`);
    isFailing = true;
  };
  const loop = (async () => {
    while (!signal.aborted) {
      await poke().catch(say);
      await timers.sleep(everyMs, signal);
    }
  })();
  return {
    poke,
    async stop() {
      stopping.abort();
      await loop;
      await poke().catch(say);
    },
  };
}

/** Whoever asks during a run shares the next one: theirs must begin after they asked. */
function oneAtATime(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const start = () => {
    running = run().finally(() => {
      running = undefined;
    });
    return running;
  };
  return () => {
    if (!running) return start();
    next ??= running
      .catch(() => {})
      .then(() => {
        next = undefined;
        return start();
      });
    return next;
  };
}
