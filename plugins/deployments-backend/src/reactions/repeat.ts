import type { Clock } from '../lib/clock';
import { runPeriodically } from '../lib/runPeriodically';

type Options = Parameters<typeof runPeriodically>[0];

/** What still says `timers` and `poke`. */
export function repeat({
  timers,
  ...options
}: Omit<Options, 'clock'> & { timers: Clock }) {
  const { trigger, stop } = runPeriodically({ ...options, clock: timers });
  return { poke: trigger, stop };
}
export type Repeated = ReturnType<typeof repeat>;
