import { stringifyError } from '@backstage/errors';
import { observeHub } from './observeHub';
import type { ObserveRoom } from './observeRoom';

const EVERY = 5_000;
/** The lease itself holds for 15 s: whoever could not renew it stops well before another begins. */
const GIVE_UP_AFTER = 10_000;

/** Observes a hub as long as this replica holds its lease, and waits for it otherwise. Never throws; ends with the signal. */
export async function observeUnderLease(
  room: ObserveRoom,
  signal: AbortSignal,
): Promise<void> {
  const { hub, holder, readModel, timers, logger } = room;
  while (!signal.aborted) {
    if ((await renewLease(room, signal)) === true) {
      const term = new AbortController();
      const ended = AbortSignal.any([signal, term.signal]);
      const renewing = keepLease(room, ended).finally(() => term.abort());
      try {
        await observeHub(room, ended);
      } catch (error) {
        logger.error(
          `Observing hub ${hub.name} failed and starts again: ${stringifyError(
            error,
          )}`,
        );
      }
      term.abort();
      await renewing;
      await readModel.releaseLease(hub.name, holder).catch(error => {
        logger.warn(
          `The lease of hub ${hub.name} is left to expire: ${stringifyError(
            error,
          )}`,
        );
      });
    }
    await timers.sleep(EVERY, signal);
  }
}

/** Renews until the lease is lost or the signal is aborted. */
async function keepLease(room: ObserveRoom, signal: AbortSignal) {
  const { hub, timers, logger } = room;
  let renewedAt = timers.now();
  while (!signal.aborted) {
    await timers.sleep(EVERY, signal);
    if (signal.aborted) return;
    const held = await renewLease(room, signal);
    if (held === true) {
      renewedAt = timers.now();
    } else if (held === false || timers.now() - renewedAt >= GIVE_UP_AFTER) {
      logger.info(`Hub ${hub.name} is now observed by another replica`);
      return;
    }
  }
}

/** True: ours. False: another's. Nothing: the database does not say. */
async function renewLease(
  { hub, holder, readModel, timers, logger }: ObserveRoom,
  signal: AbortSignal,
): Promise<boolean | undefined> {
  const late = new AbortController();
  try {
    return await Promise.race([
      readModel.acquireLease(hub.name, holder),
      timers
        .sleep(EVERY, AbortSignal.any([signal, late.signal]))
        .then(() => undefined),
    ]);
  } catch (error) {
    logger.warn(
      `The lease of hub ${hub.name} could not be renewed: ${stringifyError(
        error,
      )}`,
    );
    return undefined;
  } finally {
    late.abort();
  }
}
