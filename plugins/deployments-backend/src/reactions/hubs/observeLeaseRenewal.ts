import { stringifyError } from '@backstage/errors';
import type { LeaseRoom } from './types';

/** A hub whose backend dies goes unwatched for no longer than this, and until the next one looks. */
const HOLD_SECONDS = 6;
const PATIENCE = 2_000;

/** Takes or renews the lease. `taken`: another holds it. `unknown`: the database does not say. */
export type Renewal = (
  signal: AbortSignal,
) => Promise<'held' | 'taken' | 'unknown'>;

/** Says a trouble of the database once, until it is over. */
export function createRenewal(room: LeaseRoom): Renewal {
  const { hub, holder, readModel, timers, logger } = room;
  let isTold = false;
  const ask = async (signal: AbortSignal) => {
    const late = new AbortController();
    try {
      return await Promise.race([
        readModel.acquireLease(hub.name, holder, HOLD_SECONDS),
        timers
          .sleep(PATIENCE, AbortSignal.any([signal, late.signal]))
          .then((): never => {
            throw new Error(`no answer within ${PATIENCE / 1000} s`);
          }),
      ]);
    } finally {
      late.abort();
    }
  };
  return async signal => {
    try {
      const isHeld = await ask(signal);
      isTold = false;
      return isHeld ? 'held' : 'taken';
    } catch (error) {
      if (!isTold && !signal.aborted) {
        logger.warn(
          `The database does not renew the lease of hub ${
            hub.name
          }; it is asked again, and another replica may go on meanwhile: ${stringifyError(
            error,
          )}`,
        );
        isTold = true;
      }
      return 'unknown';
    }
  };
}
