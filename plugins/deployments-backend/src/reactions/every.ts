import type { LoggerService } from '@backstage/backend-plugin-api';
import { realTimers, type Timers } from './observeTimers';

/**
 * Runs again and again, one run at a time, until stopped. A run that fails is
 * logged once, until one succeeds: the next one tries again.
 */
export function every(options: {
  what: string;
  milliseconds: number;
  run: (signal: AbortSignal) => Promise<void>;
  logger: LoggerService;
  timers?: Timers;
}): { stop(): Promise<void>; now(): void } {
  const { what, milliseconds, run, logger, timers = realTimers } = options;
  const stopping = new AbortController();
  let waking = new AbortController();
  let failing = false;
  const loop = async () => {
    while (!stopping.signal.aborted) {
      waking = new AbortController();
      const wake = AbortSignal.any([stopping.signal, waking.signal]);
      try {
        await run(stopping.signal);
        failing = false;
      } catch (error) {
        if (!failing) logger.warn(`${what} failed; trying again: ${error}`);
        failing = true;
      }
      await timers.sleep(milliseconds, wake);
    }
  };
  const running = loop();
  return {
    now: () => waking.abort(),
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
