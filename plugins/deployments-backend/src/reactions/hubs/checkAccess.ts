import type { HubStatusReport } from './hubStatus';
import type { HubContext } from './types';

const CHECK_EVERY_MS = 60_000;

/** Reports which right our account lacks on a live hub, before an operation fails for want of it. */
export function checkAccess(
  { hub, clock, logger }: Pick<HubContext, 'hub' | 'clock' | 'logger'>,
  status: HubStatusReport,
) {
  let wake = () => {};
  status.onLive(() => wake());

  const findMissing = (signal: AbortSignal) =>
    hub.findMissingRights(signal).catch(error => {
      logger.debug(`The rights on hub ${hub.name} are not known: ${error}`);
      return undefined;
    });
  return {
    /** Checks every minute, and as soon as the hub becomes live. */
    async run(signal: AbortSignal): Promise<void> {
      while (!signal.aborted) {
        const pause = new AbortController();
        wake = () => pause.abort();
        const missing = await findMissing(signal);
        if (!signal.aborted) await status.reportMissingRights(missing);
        await clock.sleep(
          CHECK_EVERY_MS,
          AbortSignal.any([signal, pause.signal]),
        );
      }
    },
  };
}
