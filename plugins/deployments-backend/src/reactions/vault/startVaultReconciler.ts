import { createCheck } from './checkService';
import { followKeys } from './resyncKeys';
import { LEASE, underVaultLease } from './vaultLease';
import type { LeasingRoom } from './vaultLease';
import { followGit } from './reconcileGit';
import { createDesks } from './vaultQueues';
import { createVaultStates } from './vaultHealth';
import { realTimers, type Timers } from '../observeTimers';
import { repeat } from '../repeat';

const EVERY_MS = 5_000;
const GIVE_BACK_MS = 2_000;

/** Keeps Vault as Git wants it, and what is known of it. */
export interface VaultFollower {
  /** Looks at the roles and keys of a service now: its files were just merged. */
  afterMerge(service: string): void;
  /** Looks at the keys of a service now; never rejects. */
  checkSecrets(service: string): Promise<void>;
  stop(): Promise<void>;
}

/** Has roles of Vault follow the merged files, and looks at which keys stand. One replica of the backend writes at a time. */
export function startFollowingVault(
  options: Omit<LeasingRoom, 'timers'> & { timers?: Timers },
): VaultFollower {
  const room = { ...options, timers: options.timers ?? realTimers };
  const { logger, timers, vaults, readModel, holder } = room;
  const stopping = new AbortController();
  const states = createVaultStates(room);
  const desks = createDesks(room);
  const git = followGit(desks);
  const asked = new Set<string>();

  const roles = repeat({
    run: async signal => {
      const isDone = await underVaultLease(room, signal, async (held, term) => {
        await states.tellNoLogin();
        const now = new Set(asked);
        asked.clear();
        try {
          const isNew = await git.look(held, now);
          if (isNew) keys.poke().catch(sayKeys);
        } catch (error) {
          now.forEach(service => asked.add(service));
          throw error;
        }
        await git.followRoles(held, states, term);
      });
      // who comes back to it knows nothing of what happened meanwhile
      if (!isDone) {
        asked.clear();
        git.forget();
      }
    },
    everyMs: EVERY_MS,
    timers,
    logger,
    trouble: 'The roles of Vault stay as they are',
  });
  const keys = repeat({
    run: async signal => {
      await underVaultLease(room, signal, (held, term) =>
        followKeys(held, states, desks, term),
      );
    },
    everyMs: EVERY_MS,
    timers,
    logger,
    trouble: 'The keys in Vault stay as last seen',
  });
  const sayRoles = sayTrouble('The roles of Vault');
  const sayKeys = sayTrouble('The keys in Vault');
  function sayTrouble(what: string) {
    return (error: unknown) =>
      logger.warn(`${what} are looked at again in seconds: ${error}`);
  }

  return {
    afterMerge(service) {
      asked.add(service);
      roles.poke().catch(sayRoles);
    },
    checkSecrets: createCheck(room, states, stopping.signal),
    async stop() {
      stopping.abort();
      await Promise.all([roles.stop(), keys.stop()]);
      await readModel.releaseLease(LEASE, holder);
      // a token that is not given back ends by itself
      await Promise.allSettled(
        Array.from(vaults.values(), vault =>
          vault.close(AbortSignal.timeout(GIVE_BACK_MS)),
        ),
      );
    },
  };
}
