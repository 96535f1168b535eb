import type { Desk } from './vaultQueues';
import type { HeldRoom } from './vaultLease';
import { followDesk } from './reconcileServer';
import { forgetRoles } from './reconcileRoles';
import type { VaultStates } from './vaultHealth';
import { createWishReader, type Wish } from './readDesiredRoles';

const READ_EVERY_MS = 30_000;
/** A Change that was merged longer ago has been seen. */
const MERGED_WITHIN_MS = 600_000;

/** Follows the merged files: what they want, and what is new of it. */
export function followGit(desks: readonly Desk[]) {
  const readWish = createWishReader();
  let wish: Wish | undefined;
  let readAt = -Infinity;
  let seen = new Set<string>();

  /** Services of Changes that another replica may have seen merged. */
  const newlyMerged = async ({ readModel, timers }: HeldRoom) => {
    const since = new Date(timers.now() - MERGED_WITHIN_MS).toISOString();
    const merged = await readModel.listChanges({ states: ['merged'], since });
    const fresh = merged.filter(({ id }) => !seen.has(id));
    return { fresh, ids: new Set(merged.map(({ id }) => id)) };
  };

  return {
    /** Reads Git where that is due. Returns whether anything is new. */
    async look(room: HeldRoom, asked: ReadonlySet<string>): Promise<boolean> {
      const { timers } = room;
      const { fresh, ids } = await newlyMerged(room);
      const isDue =
        fresh.length + asked.size > 0 ||
        timers.now() - readAt >= READ_EVERY_MS ||
        desks.some(({ roles }) => roles.isAllDue());
      if (!isDue) return false;
      const isFirst = wish === undefined;
      wish = await readWish(room);
      if (isFirst && room.config.mode === 'pull-request') {
        await forgetRoles(room);
      }
      readAt = timers.now();
      seen = ids;
      const news = [
        ...asked,
        ...fresh.map(({ service }) => service),
        ...wish.changed,
      ];
      for (const { roles, keys } of desks) {
        roles.add(news);
        keys.add(news);
      }
      return news.length > 0;
    },

    /** Does at each Vault what is due there. */
    async followRoles(
      room: HeldRoom,
      states: VaultStates,
      signal: AbortSignal,
    ): Promise<void> {
      const now = wish;
      if (!now || room.config.mode === 'pull-request') return;
      await Promise.all(
        desks.map(desk =>
          followDesk(desk, { room, states, wish: now, signal }),
        ),
      );
    },

    /** All is looked at anew. */
    forget(): void {
      wish = undefined;
      readAt = -Infinity;
      desks.forEach(({ roles }) => roles.addAll());
    },
  };
}
