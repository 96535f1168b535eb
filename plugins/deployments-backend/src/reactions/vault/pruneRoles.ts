import type { SurplusRole } from '@argosy/plugin-deployments-planner';
import type { RolesPass } from './roleStatus';
import { AT_ONCE, failureOf, isOfAll } from './types';
import type { FollowRoom } from './types';
import { inParallel } from '../../lib/inParallel';

const PAGE = 1000;

/** Removes roles that no file wants, each once no Application stands any more whose pods may log in with it. */
export async function removeSurplus(
  { room, server, vault, states, signal }: RolesPass,
  mount: string,
  surplus: readonly SurplusRole[],
): Promise<void> {
  if (surplus.length === 0) return;
  const clusters = Object.keys(server.clusters).filter(
    name => server.clusters[name].mount === mount,
  );
  const inUse = await namespacesInUse(room, clusters);
  const gone = surplus.filter(
    ({ namespaces }) => inUse && !namespaces.some(name => inUse.has(name)),
  );
  // another replica may have read newer files, and made the very role
  if (gone.length === 0 || !(await room.isOurs())) return;
  await inParallel(gone, AT_ONCE, async ({ name }) => {
    try {
      await vault.deleteRole(mount, name, signal);
    } catch (error) {
      if (isOfAll(failureOf(error))) throw error;
      states.doubt({ server, vault });
      return;
    }
    room.logger.info(
      `The role ${name} in auth/${mount} of Vault ${server.name} is removed: no file wants it, and no Application uses it`,
    );
  });
}

/** Namespaces of clusters in which Applications stand. Nothing where a hub is not live: who knows what stands on it. */
async function namespacesInUse(
  { readModel }: FollowRoom,
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
