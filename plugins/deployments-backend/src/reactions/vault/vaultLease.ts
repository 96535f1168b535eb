import { isError } from '@backstage/errors';
import type { FollowRoom, LeasingVaultStore, VaultStore } from './types';

/** A slash is in no hub's name, and hubs have leases too. */
export const LEASE = 'reaction/vault';
const RENEW_EVERY_MS = 4_000;

/** What can be done as long as we are the one who writes. */
export interface HeldRoom extends FollowRoom {
  /** Asks the database, before something that another would not expect. */
  isOurs(): Promise<boolean>;
}

/** Who may take the lease, and by which name. */
export type LeasingRoom = Omit<FollowRoom, 'readModel'> & {
  readModel: LeasingVaultStore;
  holder: string;
};

/**
 * Runs where no other replica writes, and renews the lease until the run has ended: one may take minutes.
 * Who loses it stops. Returns whether the run went to its end.
 */
export async function underVaultLease(
  room: LeasingRoom,
  signal: AbortSignal,
  run: (room: HeldRoom, signal: AbortSignal) => Promise<void>,
): Promise<boolean> {
  const { readModel, holder, timers, logger } = room;
  const isOurs = () => readModel.acquireLease(LEASE, holder);
  if (signal.aborted || !(await isOurs())) return false;
  const lost = new AbortController();
  const done = new AbortController();
  const renewing = (async () => {
    const ended = AbortSignal.any([signal, done.signal]);
    for (;;) {
      await timers.sleep(RENEW_EVERY_MS, ended);
      if (ended.aborted) return;
      // a database that does not answer may have given it to another
      if (!(await isOurs().catch(() => false))) {
        lost.abort();
        return;
      }
    }
  })();
  const store: VaultStore = readModel.underLease(LEASE, holder);
  const term = AbortSignal.any([signal, lost.signal]);
  try {
    await run({ ...room, readModel: store, isOurs }, term);
    return !term.aborted;
  } catch (error) {
    const isLost = isError(error) && error.name === 'LeaseLostError';
    if (!term.aborted && !isLost) throw error;
    if (!signal.aborted) {
      logger.info('Vault is now followed by another replica');
    }
    return false;
  } finally {
    done.abort();
    await renewing;
  }
}
