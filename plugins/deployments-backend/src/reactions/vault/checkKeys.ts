import { stringifyError } from '@backstage/errors';
import type { FoundKeys, SecretKey, SecretRow } from '../../database/types';
import { singleFlight } from '../../lib/singleFlight';
import type { KeysAt, VaultErrorReason, VaultFailure } from '../../vault/types';
import { inParallel } from '../../lib/inParallel';
import { CONCURRENCY, causeOf, NO_LOGIN } from './requests';
import { connectionsOf } from './resyncQueue';
import { keyOf, notifySecrets } from './secrets';
import type { VaultConnection, VaultContext, VaultHealth } from './types';

/** Reasons for which every other secret would be unreadable too. */
const VAULT_WIDE = new Set<VaultErrorReason>([
  'sealed',
  'unreachable',
  'login-refused',
  'kv-v1',
  'no-mount',
  'unusable',
  'unsafe',
]);

/** As many as are asked at once: one secret that Vault cannot answer for delays no other. */
const FAILURES_IN_A_ROW = CONCURRENCY;

/**
 * Reads the keys of secrets, with one request per path, and saves what it finds. Returns the failure of a Vault that
 * need not be asked further; secrets that were not read then are unreadable for the same cause.
 */
export async function checkKeys(
  context: VaultContext,
  { vault, server }: VaultConnection,
  rows: readonly SecretRow[],
  signal: AbortSignal,
): Promise<VaultFailure | undefined> {
  const paths = new Set(rows.map(({ path }) => path));
  const { found, failure } = await readKeys(vault, paths, signal);
  const checkedAt = new Date(context.clock.now()).toISOString();
  const writes = rows.flatMap(row => {
    const keys = found.get(row.path) ?? failure;
    // a row of another mount than is configured now is replaced when Git is read
    const isHere = row.mount === server.kv.mount;
    return keys && isHere
      ? [{ ...keyOf(row), found: toFound(keys, checkedAt) }]
      : [];
  });
  await saveFound(context, writes);
  return failure;
}

async function readKeys(
  vault: VaultConnection['vault'],
  paths: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<{ found: Map<string, KeysAt>; failure?: VaultFailure }> {
  const found = new Map<string, KeysAt>();
  let failure: VaultFailure | undefined;
  let inARow = 0;
  await inParallel(paths, CONCURRENCY, async path => {
    if (failure) return;
    const keys = await vault.readKeys(path, signal);
    found.set(path, keys);
    if (keys.state !== 'unreadable') {
      inARow = 0;
      return;
    }
    const isSick = keys.reason === 'late' || keys.reason === 'failing';
    if (isSick) inARow += 1;
    const isEnough = inARow >= Math.min(FAILURES_IN_A_ROW, paths.size);
    if (VAULT_WIDE.has(keys.reason) || (isSick && isEnough)) failure = keys;
  });
  return { found, failure };
}

function toFound(keys: KeysAt | VaultFailure, checkedAt: string): FoundKeys {
  if ('reason' in keys) {
    return { state: 'unreadable', cause: causeOf(keys), checkedAt };
  }
  return { ...keys, checkedAt };
}

/** Secrets of Vaults that the portal does not log in to are never seen. */
export async function saveNoLogin(
  context: VaultContext,
  rows: readonly SecretRow[],
): Promise<void> {
  const checkedAt = new Date(context.clock.now()).toISOString();
  const found: FoundKeys = { state: 'unreadable', cause: NO_LOGIN, checkedAt };
  await saveFound(
    context,
    rows.map(row => ({ ...keyOf(row), found })),
  );
}

async function saveFound(
  context: Pick<VaultContext, 'readModel' | 'notifier'>,
  writes: Array<SecretKey & { found: FoundKeys }>,
): Promise<void> {
  if (writes.length === 0) return;
  notifySecrets(context, await context.readModel.saveSecretKeys(writes));
}

/** Keys that were read less long ago are not read again. */
const FRESH_MS = 5_000;

/** Checks the secrets of one service on request. It needs no lease: two replicas that write the same rows write the same. */
export function createServiceCheck(
  context: VaultContext,
  health: VaultHealth,
  signal: AbortSignal,
): (service: string) => Promise<void> {
  const { readModel, clock, logger } = context;
  const isFresh = ({ found }: SecretRow) =>
    found !== undefined && clock.now() - Date.parse(found.checkedAt) < FRESH_MS;

  const check = async (service: string) => {
    const rows = await readModel.listSecrets({ service });
    if (rows.every(isFresh)) return;
    const connections = connectionsOf(context);
    await Promise.all(
      connections.map(async connection => {
        const { name } = connection.server;
        const own = rows.filter(({ server }) => server === name);
        if (own.length === 0) return;
        await health.ensureChecked(connection, signal);
        const failure = await checkKeys(context, connection, own, signal);
        await health.report(connection, failure);
      }),
    );
    const names = new Set(connections.map(({ server }) => server.name));
    await saveNoLogin(
      context,
      rows.filter(({ server }) => !names.has(server)),
    );
  };

  return singleFlight(
    service =>
      check(service).catch(error => {
        if (signal.aborted) return;
        logger.warn(
          `The secrets of ${service} cannot be checked now: ${stringifyError(error)}`,
        );
      }),
    service => service,
  );
}
