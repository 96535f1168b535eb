import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Clock } from './clock';
import { measure, type Metrics, noMetrics } from './metrics';
import { shareNext } from './singleFlight';

/** A task that runs at intervals, and on demand. */
export interface PeriodicTask {
  /** Runs it now, or once more if it is running. Settles with that run. */
  trigger(): Promise<void>;
  /** Starts no further run, and waits for the current one. */
  stop(): Promise<void>;
}

/**
 * Runs a task at once and then at intervals, never twice at the same time.
 * A run that fails is logged, once until one succeeds, and does not end the task.
 */
export function runPeriodically(options: {
  /** Names it in metrics. */
  name: string;
  run(signal: AbortSignal): Promise<void>;
  everyMs: number;
  clock: Clock;
  logger: LoggerService;
  metrics?: Metrics;
  /** What does not happen while runs fail, as the beginning of a log message. */
  trouble: string;
}): PeriodicTask {
  const { name, run, everyMs, clock, logger, trouble } = options;
  const { metrics = noMetrics } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  let isFailing = false;
  const trigger = shareNext(async () => {
    if (signal.aborted) return;
    await measure(
      () => run(signal),
      ran => metrics.reactionRan(name, ran),
      clock.now,
    );
    isFailing = false;
  });
  const report = (error: unknown) => {
    if (!isFailing) logger.warn(`${trouble}; retrying: ${error}`);
    isFailing = true;
  };
  const loop = (async () => {
    while (!signal.aborted) {
      await trigger().catch(report);
      await clock.sleep(everyMs, signal);
    }
  })();
  return {
    trigger,
    async stop() {
      stopping.abort();
      await loop;
      await trigger().catch(report);
    },
  };
}
