import {
  isServiceFile,
  planRoles,
  RepositoryFiles,
  type RolePlan,
  type DesiredRole,
} from '@argosy/plugin-deployments-planner';
import type { DesiredSecret } from '../../database/types';
import { logFindings } from '../logFindings';
import { idOfSecret, notifySecrets } from './secrets';
import type { VaultContext } from './types';

const READ_EVERY_MS = 30_000;
/** A Change that was merged longer ago was noticed when it was. */
const MERGED_WITHIN_MS = 600_000;

/** Knows which roles and secrets the merged files ask for, and when to read them again. */
export interface DesiredRoles {
  /** As last read. */
  readonly plan?: RolePlan;
  /**
   * Reads Git if that is due: at intervals, when a Change was merged, and on request.
   * Returns the services to look at: those that changed, and those that were requested.
   */
  refresh(
    context: VaultContext,
    due: { requested: ReadonlySet<string>; isFullDue: boolean },
  ): Promise<string[]>;
  /** Has everything read anew. */
  forget(): void;
}

export function createDesiredRoles(): DesiredRoles {
  const read = createReader();
  let plan: RolePlan | undefined;
  let readAt = -Infinity;
  let seen = new Set<string>();

  /** Changes whose merge another replica may have noticed. */
  const listMerged = ({ readModel, clock }: VaultContext) =>
    readModel.listChanges({
      states: ['merged'],
      since: new Date(clock.now() - MERGED_WITHIN_MS).toISOString(),
    });

  return {
    get plan() {
      return plan;
    },
    async refresh(context, { requested, isFullDue }) {
      const { clock } = context;
      const merged = await listMerged(context);
      const unseen = merged.filter(({ id }) => !seen.has(id));
      const isDue =
        isFullDue ||
        unseen.length + requested.size > 0 ||
        clock.now() - readAt >= READ_EVERY_MS;
      if (!isDue) return [];
      const { changed, ...desired } = await read(context);
      plan = desired.plan;
      readAt = clock.now();
      seen = new Set(merged.map(({ id }) => id));
      return [
        ...requested,
        ...unseen.map(({ service }) => service),
        ...changed,
      ];
    },
    forget() {
      plan = undefined;
      readAt = -Infinity;
    },
  };
}

/** Reads what the merged files ask for into the read model. A service whose files cannot be read stays as it was. */
function createReader() {
  let files: RepositoryFiles | undefined;
  let reportedOf: string | undefined;

  const report = ({ logger }: VaultContext, plan: RolePlan, commit: string) => {
    // Once a commit, not at every read.
    if (commit !== reportedOf) logFindings(logger, commit, plan.findings);
    reportedOf = commit;
  };

  return async (
    context: VaultContext,
  ): Promise<{ plan: RolePlan; changed: string[] }> => {
    const { config, readModel, repository } = context;
    const snapshot = await repository.read(isServiceFile);
    // folders that did not change since the last read are not parsed again
    files = RepositoryFiles.of(new Map(snapshot.files), files);
    const plan = planRoles(files, config, snapshot.paths);
    report(context, plan, snapshot.commit);
    const regionOf = await readRegions(context);
    const desired = [...plan.roles, ...plan.conflicting.flat()].map(role =>
      toSecret(role, regionOf(role)),
    );
    const kept = await readKept(context, plan, desired);
    const changed = await readModel.replaceSecrets([...desired, ...kept]);
    notifySecrets(context, changed);
    return { plan, changed };
  };
}

/** The regions that the card of a service shows. */
async function readRegions({ readModel }: VaultContext) {
  const [services, clusters] = await Promise.all([
    readModel.listServices(),
    readModel.listClusters(),
  ]);
  const ofCluster = new Map(clusters.map(({ name, region }) => [name, region]));
  const ofTarget = new Map(
    services.flatMap(({ name, targets }) =>
      targets.map(target => [targetId(name, target), target.region] as const),
    ),
  );
  return (role: DesiredRole) =>
    ofTarget.get(targetId(role.service, role)) ??
    ofCluster.get(role.cluster) ??
    role.cluster;
}

const targetId = (
  service: string,
  { environment, cluster }: { environment: string; cluster: string },
) => `${service}/${environment}/${cluster}`;

const toSecret = (role: DesiredRole, region: string): DesiredSecret => ({
  service: role.service,
  environment: role.environment,
  cluster: role.cluster,
  serviceAccount: role.serviceAccount,
  region,
  workload: role.workload,
  namespace: role.namespace,
  server: role.server,
  mount: role.secret.mount,
  path: role.secret.path,
  keys: [...role.keys],
});

/** What is known of services whose files cannot be read now. */
async function readKept(
  { config, readModel }: VaultContext,
  { protectedPrefixes }: RolePlan,
  desired: readonly DesiredSecret[],
): Promise<DesiredSecret[]> {
  if (protectedPrefixes.length === 0) return [];
  const ids = new Set(desired.map(idOfSecret));
  const rows = await readModel.listSecrets();
  return rows.filter(
    row =>
      protectedPrefixes.includes(`${config.rolePrefix}${row.service}-`) &&
      !ids.has(idOfSecret(row)),
  );
}
