import { checkKeys, saveNoLogin } from './checkKeys';
import type { VaultQueues } from './resyncQueue';
import type { VaultContext, VaultHealth } from './types';

/** Checks the keys that are due, in each Vault by itself. */
export async function resyncKeys(
  context: VaultContext,
  health: VaultHealth,
  queues: readonly VaultQueues[],
  signal: AbortSignal,
): Promise<void> {
  await Promise.all([
    ...queues.map(each => resyncServer(context, health, each, signal)),
    noteNoLogin(context),
  ]);
}

async function resyncServer(
  context: VaultContext,
  health: VaultHealth,
  { connection, roles, keys }: VaultQueues,
  signal: AbortSignal,
): Promise<void> {
  const { isRecovered } = await health.ensureChecked(connection, signal);
  if (isRecovered) {
    roles.addAll();
    keys.addAll();
  }
  const batch = keys.take();
  if (!batch) return;
  try {
    const rows = (await context.readModel.listSecrets()).filter(
      ({ server, service }) =>
        server === connection.server.name &&
        (!batch.services || batch.services.has(service)),
    );
    const failure = await checkKeys(context, connection, rows, signal);
    if (failure) keys.failed(batch);
    else keys.done(batch);
    if (rows.length > 0) await health.report(connection, failure);
  } catch (error) {
    keys.failed(batch);
    throw error;
  }
}

/** Secrets of Vaults without a login are noted once: nothing will be read of them. */
async function noteNoLogin(context: VaultContext): Promise<void> {
  const { config, vaults, readModel } = context;
  if (config.servers.every(({ name }) => vaults.has(name))) return;
  const rows = await readModel.listSecrets();
  await saveNoLogin(
    context,
    rows.filter(row => !row.found && !vaults.has(row.server)),
  );
}
