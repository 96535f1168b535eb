import {
  contestedFinding,
  planRoles,
  RepositoryFiles,
  type RolePlan,
  type WantedRole,
} from '@argosy/plugin-deployments-planner';
import type { WantedSecret } from '../../database/types';
import { idOfSecret, tellSecrets } from './types';
import type { FollowRoom } from './types';
import { SERVICE_FILES } from '../services/startServiceReader';

/** What the merged files want, and whose wish is new. */
export interface Wish {
  plan: RolePlan;
  changed: string[];
}

/** Reads what the merged files want of Vault into the read model. Files that cannot be read change nothing of their service. */
export function createWishReader() {
  let files: RepositoryFiles | undefined;
  const said = new Set<string>();

  const say = ({ logger }: FollowRoom, plan: RolePlan, commit: string) => {
    for (const { path, message, mend } of plan.findings) {
      const sentence = `${path} at ${commit}: ${message} ${mend}`;
      // Once a commit, not every half minute.
      if (!said.has(sentence)) logger.warn(sentence);
      said.add(sentence);
    }
  };

  return async (room: FollowRoom): Promise<Wish> => {
    const { config, readModel, repository } = room;
    const snapshot = await repository.read(path => SERVICE_FILES.test(path));
    // Others read other files, and their folders are not those of our last look.
    files = RepositoryFiles.of(new Map(snapshot.files), files);
    const plan = planRoles(files, config);
    say(room, plan, snapshot.commit);
    const regionOf = await readRegions(room);
    const wanted = [...plan.roles, ...plan.contested.flat()].map(role =>
      toSecret(role, regionOf(role)),
    );
    const kept = await keptOf(room, plan, wanted);
    const changed = await readModel.replaceSecrets([...wanted, ...kept]);
    tellSecrets(room, changed);
    return { plan, changed };
  };
}

/** As the card of the service has it. */
async function readRegions({ readModel }: FollowRoom) {
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
  return (role: WantedRole) =>
    ofTarget.get(targetId(role.service, role)) ??
    ofCluster.get(role.cluster) ??
    role.cluster;
}

const targetId = (
  service: string,
  { environment, cluster }: { environment: string; cluster: string },
) => `${service}/${environment}/${cluster}`;

const toSecret = (role: WantedRole, region: string): WantedSecret => ({
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

/** What stood of services whose files cannot be read now. */
async function keptOf(
  { config, readModel }: FollowRoom,
  { held }: RolePlan,
  wanted: readonly WantedSecret[],
): Promise<WantedSecret[]> {
  if (held.length === 0) return [];
  const known = new Set(wanted.map(idOfSecret));
  const rows = await readModel.listSecrets();
  return rows.filter(
    row =>
      held.includes(`${config.rolePrefix}${row.service}-`) &&
      !known.has(idOfSecret(row)),
  );
}

/** What is in the way of roles that two want, by the id of their secret. */
export const contestedCauses = ({ contested }: RolePlan) =>
  new Map(
    contested.flatMap(group => {
      const { message, mend } = contestedFinding(group);
      return group.map(role => [
        idOfSecret(role),
        { role, cause: { message, next: mend } },
      ]);
    }),
  );
