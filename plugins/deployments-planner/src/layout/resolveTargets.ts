import {
  Cluster,
  Environment,
  Finding,
  Fleet,
  serves,
  Target,
} from '@argosy/plugin-deployments-common';
import { caution, fault } from '../repository/findings';

/** A target with its environment and its cluster. */
interface FoundTarget {
  target: Target;
  environment: Environment;
  cluster: Cluster;
}

/** The targets of a spec that the fleet can serve, and what is wrong with the others. */
export function resolveTargets(targets: readonly Target[], fleet: Fleet) {
  const found: FoundTarget[] = [];
  const findings: Finding[] = [];
  targets.forEach((target, index) => {
    const environment = fleet.environments.find(
      e => e.name === target.environment,
    );
    if (!environment) {
      findings.push(
        unknownEnvironment(`targets.${index}.environment`, target, fleet),
      );
      return;
    }
    const path = `targets.${index}.cluster`;
    const cluster = findCluster(target.cluster, environment, fleet);
    if ('remedy' in cluster) {
      findings.push(fault(path, cluster.message, cluster.remedy));
      return;
    }
    if (cluster.connection === 'Failed')
      findings.push(notConnected(path, cluster));
    found.push({ target, environment, cluster });
  });
  return { found, findings };
}

const list = (names: readonly string[]) =>
  [...new Set(names)].sort().join(', ') || 'none';

const unknownEnvironment = (
  path: string,
  { environment }: Target,
  fleet: Fleet,
) =>
  fault(
    path,
    `The environment ${environment} is not configured.`,
    `Use one of: ${list(fleet.environments.map(e => e.name))}.`,
  );

function findCluster(
  name: string,
  environment: Environment,
  fleet: Fleet,
): Cluster | Pick<Finding, 'message' | 'remedy'> {
  const named = fleet.clusters.filter(
    cluster =>
      cluster.name === name && fleet.hubs.some(hub => hub.name === cluster.hub),
  );
  const serving = named.filter(cluster => serves(cluster, environment));
  if (serving.length === 1) return serving[0];
  if (serving.length > 1) {
    return {
      message: `The hubs ${list(serving.map(c => c.hub))} each know a cluster ${name} for ${environment.name}.`,
      remedy: 'Give the clusters different names in Argo CD.',
    };
  }
  const all = fleet.clusters.filter(cluster => serves(cluster, environment));
  return {
    message:
      named.length > 0
        ? `The cluster ${name} does not serve the environment ${environment.name}.`
        : `No hub knows a cluster ${name}.`,
    remedy: `Use one of: ${list(all.map(c => c.name))}; or register the cluster in Argo CD with the labels of ${environment.name}.`,
  };
}

const notConnected = (path: string, cluster: Cluster) =>
  caution(
    path,
    `Argo CD cannot reach the cluster ${cluster.name}${cluster.message ? `: ${cluster.message}` : '.'}`,
    'The service starts there once the connection is back; until then its Application stays Unknown.',
  );
