import type { FoundKeys, SecretKey, SecretRow } from '../../database/types';
import type { KeysAt, VaultFailure } from '../../vault/types';
import { AT_ONCE, causeOf, tellSecrets } from './types';
import type { FollowRoom, Served } from './types';
import { inParallel } from '../../lib/inParallel';

/** Of these, other secrets would say the same. */
const OF_ALL = new Set<VaultFailure['reason']>([
  'sealed',
  'unreachable',
  'login-refused',
  'kv-v1',
  'no-mount',
  'unusable',
  'unsafe',
]);

/** As many as are asked at once: one secret that Vault cannot answer for holds up no other. */
const BAD_IN_A_ROW = AT_ONCE;

/**
 * Looks at the keys of secrets, one request a path, and keeps what it finds. Returns the failure of a Vault that need not
 * be asked further; what was not looked at is unreadable for the same cause.
 */
export async function lookAtKeys(
  room: FollowRoom,
  { vault, server }: Served,
  rows: readonly SecretRow[],
  signal: AbortSignal,
): Promise<VaultFailure | undefined> {
  const found = new Map<string, KeysAt>();
  let failure: VaultFailure | undefined;
  let bad = 0;
  const paths = new Set(rows.map(({ path }) => path));
  await inParallel(paths, AT_ONCE, async path => {
    if (failure) return;
    const keys = await vault.readKeys(path, signal);
    found.set(path, keys);
    if (keys.state !== 'unreadable') {
      bad = 0;
      return;
    }
    const isSick = keys.reason === 'late' || keys.reason === 'failing';
    if (isSick) bad += 1;
    const isEnough = bad >= Math.min(BAD_IN_A_ROW, paths.size);
    if (OF_ALL.has(keys.reason) || (isSick && isEnough)) failure = keys;
  });
  const checkedAt = new Date(room.timers.now()).toISOString();
  await saveFound(
    room,
    rows
      .map(row => {
        const keys = found.get(row.path) ?? failure;
        // of another mount than is configured now: Git is read again soon
        const isHere = row.mount === server.kv.mount;
        return keys && isHere
          ? [{ ...keyOf(row), found: toFound(keys, checkedAt) }]
          : [];
      })
      .flat(),
  );
  return failure;
}

/** Notes what was found, and tells whose it is. */
export async function saveFound(
  room: Pick<FollowRoom, 'readModel' | 'notifier'>,
  writes: Array<SecretKey & { found: FoundKeys }>,
): Promise<void> {
  if (writes.length === 0) return;
  tellSecrets(room, await room.readModel.saveSecretKeys(writes));
}

export const keyOf = (row: SecretKey): SecretKey => ({
  service: row.service,
  environment: row.environment,
  cluster: row.cluster,
  serviceAccount: row.serviceAccount,
});

function toFound(keys: KeysAt | VaultFailure, checkedAt: string): FoundKeys {
  if ('message' in keys) {
    return { state: 'unreadable', cause: causeOf(keys), checkedAt };
  }
  return { ...keys, checkedAt };
}
