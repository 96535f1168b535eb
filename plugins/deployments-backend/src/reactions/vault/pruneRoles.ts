import type { OrphanedRole } from '@argosy/plugin-deployments-planner';
import { inParallel } from '../../lib/inParallel';
import { CONCURRENCY, failureOf, isVaultWide } from './requests';
import type { RoleReconciliation, VaultContext } from './types';

const PAGE = 1000;

/**
 * Removes orphaned roles of a mount, each once no Application is left whose pods may log in with it.
 * Reads which those are at the last moment: writing the other roles may have taken minutes.
 * @throws the failure of a Vault that need not be asked further
 */
export async function pruneRoles(
  { context, server, vault, health, signal }: RoleReconciliation,
  mount: string,
  orphaned: readonly OrphanedRole[],
): Promise<void> {
  if (orphaned.length === 0) return;
  const clusters = Object.keys(server.clusters).filter(
    name => server.clusters[name].mount === mount,
  );
  const unused = planPrune(orphaned, await readNamespaces(context, clusters));
  // a later leader may have read newer files, and made this very role
  if (unused.length === 0 || !(await context.isLeader())) return;
  await inParallel(unused, CONCURRENCY, async ({ name }) => {
    try {
      await vault.deleteRole(mount, name, signal);
    } catch (error) {
      if (isVaultWide(failureOf(error))) throw error;
      health.doubt({ server, vault });
      return;
    }
    context.logger.info(
      `The role ${name} in auth/${mount} of Vault ${server.name} is removed: no file asks for it, and no Application uses it`,
    );
  });
}

/** The orphaned roles that nothing uses: none unless it is known which namespaces are in use. Pure. */
export const planPrune = (
  orphaned: readonly OrphanedRole[],
  inUse: ReadonlySet<string> | undefined,
): OrphanedRole[] =>
  inUse
    ? orphaned.filter(
        ({ namespaces }) => !namespaces.some(name => inUse.has(name)),
      )
    : [];

/** The namespaces of Applications in these clusters. Undefined unless every hub is live: others may have Applications that we do not see. */
async function readNamespaces(
  { readModel }: VaultContext,
  clusters: readonly string[],
): Promise<ReadonlySet<string> | undefined> {
  const hubs = await readModel.listHubs();
  if (hubs.some(({ state }) => state !== 'live')) return undefined;
  const found = new Set<string>();
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await readModel.listDeployments({
      selector: {},
      cursor,
      limit: PAGE,
    });
    for (const { cluster, targetNamespace } of items) {
      if (targetNamespace !== undefined && clusters.includes(cluster)) {
        found.add(targetNamespace);
      }
    }
    cursor = nextCursor;
  } while (cursor !== undefined);
  return found;
}
