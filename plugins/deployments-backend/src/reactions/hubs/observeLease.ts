import { isError, stringifyError } from '@backstage/errors';
import { observeHub } from './observeHub';
import { createRenewal, type Renewal } from './observeLeaseRenewal';
import type { LeaseRoom } from './types';

const RENEW_EVERY = 2_000;
/** How often those look who wait: a backend that stops hands over in no more than this. */
const LOOK_EVERY = 1_000;
/** What failed on our side is likely to fail again. */
const REST = 5_000;

/**
 * Observes a hub as long as this replica holds its lease, and waits for it otherwise.
 * Who loses the lease without knowing writes nothing: the read model sees to that.
 * Never throws; ends with the signal.
 */
export async function observeUnderLease(
  room: LeaseRoom,
  signal: AbortSignal,
): Promise<void> {
  const { hub, holder, readModel, timers, logger } = room;
  const renew = createRenewal(room);
  while (!signal.aborted) {
    let rest = LOOK_EVERY;
    if ((await renew(signal)) === 'held') {
      const end = await observeTerm(room, renew, signal);
      if (end === 'failed') rest = REST;
      if (end === 'lost') {
        logger.info(`Hub ${hub.name} is now observed by another replica`);
      }
      await readModel.releaseLease(hub.name, holder).catch(error => {
        logger.warn(
          `The lease of hub ${hub.name} is left to expire: ${stringifyError(
            error,
          )}`,
        );
      });
    }
    await timers.sleep(rest, signal);
  }
}

/** Observes until the lease is another's, our own side fails, or the signal is aborted. */
async function observeTerm(
  room: LeaseRoom,
  renew: Renewal,
  signal: AbortSignal,
): Promise<'lost' | 'failed' | 'stopped'> {
  const { hub, holder, readModel, logger } = room;
  const term = new AbortController();
  const ended = AbortSignal.any([signal, term.signal]);
  const renewing = keepLease(room, renew, ended).finally(() => term.abort());
  const held = readModel.underLease(hub.name, holder);
  try {
    await observeHub({ ...room, readModel: held }, ended);
    return signal.aborted ? 'stopped' : 'lost';
  } catch (error) {
    if (isError(error) && error.name === 'LeaseLostError') return 'lost';
    logger.error(
      `Observing hub ${hub.name} failed and starts again: ${stringifyError(
        error,
      )}`,
    );
    return 'failed';
  } finally {
    term.abort();
    await renewing;
  }
}

/** Renews until the lease is another's or the signal is aborted. */
async function keepLease(
  { timers }: LeaseRoom,
  renew: Renewal,
  signal: AbortSignal,
) {
  do {
    await timers.sleep(RENEW_EVERY, signal);
  } while (!signal.aborted && (await renew(signal)) !== 'taken');
}
