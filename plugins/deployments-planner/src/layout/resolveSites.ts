import {
  Cluster,
  Environment,
  Finding,
  Fleet,
  serves,
  ServiceSpec,
  Target,
} from '@argosy/plugin-deployments-common';
import { caution, fault } from '../repository/findings';
import { Site, siteOf } from './site';

/** The targets that the fleet can serve, and what is wrong with the others. */
export function resolveSites(spec: ServiceSpec, fleet: Fleet) {
  const sites: Site[] = [];
  const findings: Finding[] = [];
  spec.targets.forEach((target, index) => {
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
    const cluster = resolveCluster(path, target, environment, fleet);
    if ('severity' in cluster) {
      findings.push(cluster);
      return;
    }
    if (cluster.connection === 'Failed')
      findings.push(notConnected(path, cluster));
    sites.push(siteOf(spec, target, environment, cluster));
  });
  return { sites, findings };
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

function resolveCluster(
  path: string,
  target: Target,
  environment: Environment,
  fleet: Fleet,
): Cluster | Finding {
  const named = fleet.clusters.filter(
    cluster =>
      cluster.name === target.cluster &&
      fleet.hubs.some(hub => hub.name === cluster.hub),
  );
  const serving = named.filter(cluster => serves(cluster, environment));
  if (serving.length === 1) return serving[0];
  if (serving.length > 1) {
    return fault(
      path,
      `The hubs ${list(serving.map(c => c.hub))} each know a cluster ${target.cluster} for ${environment.name}.`,
      'Give the clusters different names in Argo CD.',
    );
  }
  const all = fleet.clusters.filter(cluster => serves(cluster, environment));
  return fault(
    path,
    named.length > 0
      ? `The cluster ${target.cluster} does not serve the environment ${environment.name}.`
      : `No hub knows a cluster ${target.cluster}.`,
    `Use one of: ${list(all.map(c => c.name))}; or register the cluster in Argo CD with the labels of ${environment.name}.`,
  );
}

const notConnected = (path: string, cluster: Cluster) =>
  caution(
    path,
    `Argo CD cannot reach the cluster ${cluster.name}${cluster.message ? `: ${cluster.message}` : '.'}`,
    'The service starts there once the connection is back; until then its Application stays Unknown.',
  );
