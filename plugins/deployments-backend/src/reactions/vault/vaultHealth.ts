import type { VaultStatus } from '@argosy/plugin-deployments-common';
import type { VaultFailure } from '../../vault/types';
import { causeOf, NO_LOGIN, RETRY_MS } from './types';
import type { FollowRoom, Served } from './types';

/** How long a look at our token may take. */
const LOOK_MS = 60_000;

/** What is known of each Vault; kept in the read model, told to screens and, once, to the log. */
export function createVaultStates(room: FollowRoom) {
  const { vaults, readModel, notifier, logger, timers } = room;
  const lookedAt = new Map<string, number>();
  const doubted = new Set<string>();
  const looking = new Map<string, Promise<void>>();

  const save = async (status: Omit<VaultStatus, 'since'>) => {
    if (!(await readModel.saveVault(status))) return;
    notifier.changed([`vault/${status.name}`]);
    const { name, state, cause } = status;
    const said = `${cause?.message ?? ''} ${cause?.next ?? ''}`.trim();
    if (state === 'live') logger.info(`Vault ${name} is used`);
    else if (state === 'unsafe') logger.error(said);
    else if (state !== 'no-login') logger.warn(said);
  };

  const lookIfDue = async (served: Served, signal: AbortSignal) => {
    const { vault } = served;
    const { name, checked, failure } = vault;
    const last = lookedAt.get(name) ?? (checked ? timers.now() : -Infinity);
    // looked at before we came
    if (!lookedAt.has(name) && failure && checked) {
      await states.told(served, failure);
    }
    lookedAt.set(name, last);
    if (isWell(served) && !doubted.has(name)) return;
    if (timers.now() - last < RETRY_MS) return;
    lookedAt.set(name, timers.now());
    doubted.delete(name);
    const late = AbortSignal.timeout(LOOK_MS);
    await vault.check(AbortSignal.any([signal, late]));
    await states.told(served, vault.failure);
  };

  const states = {
    /** How a Vault answered just now: with a failure, or well. */
    async told({ vault }: Served, failure?: VaultFailure): Promise<void> {
      const { name, checked } = vault;
      if (failure) {
        const cause = causeOf(failure);
        await save({ name, state: failure.reason, cause });
        return;
      }
      const missing = checked?.state === 'passed' ? checked.missing : [];
      // a mount that is not there says more than the rights to it that are missing
      const first =
        missing.find(each => each.reason !== 'forbidden') ?? missing[0];
      if (!first) {
        await save({ name, state: 'live' });
        return;
      }
      const message = missing.map(each => each.message).join(' ');
      const cause = { message, next: first.mend };
      await save({ name, state: first.reason, cause });
    },

    /** It refused what it let us do before: our token is looked at again. */
    doubt({ vault }: Served): void {
      doubted.add(vault.name);
    },

    /**
     * Looks at our token where that is due: at first, and while something is amiss.
     * Returns what keeps the Vault from being used, and whether more of it can be than before.
     */
    async meet(
      served: Served,
      signal: AbortSignal,
    ): Promise<{ failure?: VaultFailure; isMended: boolean }> {
      const { vault } = served;
      const { name } = vault;
      const wasWell = isWell(served);
      // who comes meanwhile waits for the same look
      const work = looking.get(name) ?? lookIfDue(served, signal);
      looking.set(name, work);
      await work.finally(() => looking.delete(name));
      return { failure: vault.failure, isMended: !wasWell && isWell(served) };
    },

    /** Of the Vaults without a login it is known what can be known. */
    async tellNoLogin(): Promise<void> {
      const without = room.config.servers.filter(
        each => !vaults.has(each.name),
      );
      for (const { name } of without) {
        await save({ name, state: 'no-login', cause: NO_LOGIN });
      }
    },
  };
  return states;
}

export type VaultStates = ReturnType<typeof createVaultStates>;

const isWell = ({ vault: { checked } }: Served) =>
  checked?.state === 'passed' && checked.missing.length === 0;
