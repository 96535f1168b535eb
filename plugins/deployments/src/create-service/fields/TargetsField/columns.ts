import { Cluster } from '@argosy/plugin-deployments-common';
import { Fleet } from '../../spec/nameState';

const byName = (a: { name: string }, b: { name: string }) =>
  a.name.localeCompare(b.name);

interface Region {
  name: string;
  clusters: Cluster[];
}

/** Every cluster of the fleet once, by region, both in alphabetical order: columns do not jump between visits. */
export function regionsOf(fleet: Fleet): Region[] {
  const clusters = new Map<string, Cluster>();
  for (const environment of fleet.environments) {
    for (const cluster of environment.clusters)
      clusters.set(cluster.name, cluster);
  }
  const regions = new Map<string, Cluster[]>();
  for (const cluster of [...clusters.values()].sort(byName)) {
    regions.set(cluster.region, [
      ...(regions.get(cluster.region) ?? []),
      cluster,
    ]);
  }
  return [...regions]
    .map(([name, of]) => ({ name, clusters: of }))
    .sort(byName);
}
