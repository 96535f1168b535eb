import { noteUnserved } from './checkService';
import type { Desk } from './vaultQueues';
import { lookAtKeys } from './checkKeys';
import type { FollowRoom } from './types';
import type { VaultStates } from './vaultHealth';

/** Looks at the keys that are due, at each Vault by itself. */
export async function followKeys(
  room: FollowRoom,
  states: VaultStates,
  desks: readonly Desk[],
  signal: AbortSignal,
): Promise<void> {
  await Promise.all([
    ...desks.map(desk => followDesk(room, states, desk, signal)),
    noteNew(room, desks),
  ]);
}

async function followDesk(
  room: FollowRoom,
  states: VaultStates,
  { served, roles, keys }: Desk,
  signal: AbortSignal,
): Promise<void> {
  const { isMended } = await states.meet(served, signal);
  if (isMended) {
    roles.addAll();
    keys.addAll();
  }
  const due = keys.take();
  if (!due) return;
  try {
    const rows = (await room.readModel.listSecrets()).filter(
      ({ server, service }) =>
        server === served.server.name &&
        (!due.services || due.services.has(service)),
    );
    const failure = await lookAtKeys(room, served, rows, signal);
    if (failure) keys.failed(due);
    else keys.done(due);
    if (rows.length > 0) await states.told(served, failure);
  } catch (error) {
    keys.failed(due);
    throw error;
  }
}

/** Of Vaults without a login, once a secret. */
async function noteNew(
  room: FollowRoom,
  desks: readonly Desk[],
): Promise<void> {
  const served = new Set(desks.map(desk => desk.served.server.name));
  if (room.config.servers.every(({ name }) => served.has(name))) return;
  const rows = await room.readModel.listSecrets();
  await noteUnserved(
    room,
    rows.filter(row => !row.found && !served.has(row.server)),
  );
}
