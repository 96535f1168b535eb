import { stringifyError } from '@backstage/errors';
import type { SecretRow } from '../../database/types';
import { keyOf, lookAtKeys, saveFound } from './checkKeys';
import { NO_LOGIN, servedOf } from './types';
import type { FollowRoom } from './types';
import type { VaultStates } from './vaultHealth';

/** A look that is younger is not repeated. */
const FRESH_MS = 5_000;

/** Looks at the secrets of one service, whoever holds the lease: rows that are written twice are written alike. */
export function createCheck(
  room: FollowRoom,
  states: VaultStates,
  signal: AbortSignal,
) {
  const looking = new Map<string, Promise<void>>();

  const look = async (service: string) => {
    const rows = await room.readModel.listSecrets({ service });
    const isFresh = ({ found }: SecretRow) =>
      found !== undefined &&
      room.timers.now() - Date.parse(found.checkedAt) < FRESH_MS;
    if (rows.every(isFresh)) return;
    const served = servedOf(room);
    await Promise.all(
      served.map(async one => {
        const own = rows.filter(({ server }) => server === one.server.name);
        if (own.length === 0) return;
        await states.meet(one, signal);
        await states.told(one, await lookAtKeys(room, one, own, signal));
      }),
    );
    const known = new Set(served.map(({ server }) => server.name));
    await noteUnserved(
      room,
      rows.filter(({ server }) => !known.has(server)),
    );
  };

  return (service: string): Promise<void> => {
    const under = looking.get(service);
    if (under) return under;
    const work = look(service)
      .catch(error => {
        if (signal.aborted) return;
        room.logger.warn(
          `The secrets of ${service} cannot be looked at now: ${stringifyError(error)}`,
        );
      })
      .finally(() => looking.delete(service));
    looking.set(service, work);
    return work;
  };
}

/** Where the portal does not log in, nothing will ever be seen; said once. */
export async function noteUnserved(
  room: FollowRoom,
  rows: readonly SecretRow[],
): Promise<void> {
  const checkedAt = new Date(room.timers.now()).toISOString();
  const cause = NO_LOGIN;
  await saveFound(
    room,
    rows.map(row => ({
      ...keyOf(row),
      found: { state: 'unreadable', cause, checkedAt },
    })),
  );
}
