import { setTimeout as wait } from 'node:timers/promises';
import { inFolder } from '@argosy/control-plane';
import type { LabControlPlane } from '../LabControlPlane';
import { hostTook } from './hostTook';
import { portalOnLab, type PortalOnLab } from './portalOnLab';
import { untilShown } from './untilShown';

/** Long enough for the work that follows a start: commits, services, the second signal. */
const SETTLE_MS = 5_000;

/** No service, so that only the hub's state counts. */
const NONE = '-';

/** A start of the backend. */
export interface Start {
  /** From when the plugins begin to start until the answer is complete. */
  seconds: number;
  /**
   * The share of the processors that the machine's host took meanwhile, from 0 to 1. Undefined where the system
   * does not report it.
   */
  stolen?: number;
  /** The watch could not be resumed. The card then says so until the whole list is read. */
  relisted: boolean;
  /** The most memory that the process held, and what it holds some seconds later; resident, in bytes. */
  mostRss: number;
  rss: number;
}

/**
 * Starts the backend and waits until its answer is complete: the hub is live, and the latest change is shown. The
 * backend is left running.
 */
export async function benchStart(
  lab: LabControlPlane,
  folder: string,
  changed?: { name: string; service: string; sync: string },
): Promise<{ start: Start; portal: PortalOnLab }> {
  const begun = Date.now();
  // the other plugins of the portal start at the same time, and are not waited for
  const portal = await portalOnLab(lab, folder, { until: 'listening' });
  const stolenSince = await hostTook();
  let relisted = false;
  try {
    const at = await untilShown(
      portal,
      changed?.service ?? NONE,
      ({ hubs, items }) => {
        // what the previous backend has left is stale too, since an earlier time
        relisted ||= hubs.some(
          ({ state, since }) => state === 'stale' && Date.parse(since) > begun,
        );
        return (
          hubs.every(({ state }) => state === 'live') &&
          items.some(
            ({ name, sync }) =>
              name === changed?.name && sync === changed?.sync,
          ) ===
            (changed !== undefined)
        );
      },
    );
    const stolen = await stolenSince();
    await wait(SETTLE_MS);
    const { rss, mostRss } = await portal.usage();
    const seconds = (at - portal.loadedAt) / 1000;
    return { start: { seconds, stolen, relisted, rss, mostRss }, portal };
  } catch (error) {
    await portal.stop();
    throw error;
  }
}

/** Starts the backend once, from an empty database. */
export const benchColdStart = (
  lab: LabControlPlane,
  check: (portal: PortalOnLab) => Promise<void> = async () => {},
): Promise<Start> =>
  inFolder(async folder => {
    const { start, portal } = await benchStart(lab, folder);
    await check(portal).finally(portal.stop);
    return start;
  });
