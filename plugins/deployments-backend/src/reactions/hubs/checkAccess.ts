import type { ObserveRoom } from './types';
import type { HubState } from './hubStatus';

const EVERY = 60_000;

/** Says of a live hub which right is missing there, before somebody misses it. */
export function observeRights(
  { hub, timers, logger }: Pick<ObserveRoom, 'hub' | 'timers' | 'logger'>,
  state: HubState,
) {
  let wake = () => {};
  state.onLive(() => wake());

  const ask = (signal: AbortSignal) =>
    hub.findMissingRights(signal).catch(error => {
      logger.debug(`The rights on hub ${hub.name} are not known: ${error}`);
      return undefined;
    });
  return {
    /** Looks every minute, and as soon as the hub is there (again). */
    async keep(signal: AbortSignal): Promise<void> {
      while (!signal.aborted) {
        const nap = new AbortController();
        wake = () => nap.abort();
        const missing = await ask(signal);
        if (!signal.aborted) await state.tellRights(missing);
        await timers.sleep(EVERY, AbortSignal.any([signal, nap.signal]));
      }
    },
  };
}
