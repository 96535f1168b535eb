import { SecretStatus } from '@argosy/plugin-deployments-common';

/** Where a secret is read: one column of the matrix. */
export interface SecretPlace {
  key: string;
  /** Absent where only an annotation names the secret. */
  environment?: string;
  /** Region, with the cluster where the region alone does not say which; else the path. */
  where: string;
  /** In full: `prod/us-east`. */
  name: string;
}

const keyOf = (item: SecretStatus) =>
  item.environment === undefined
    ? `${item.server}/${item.mount}/${item.path}`
    : `${item.environment}/${item.region}/${item.cluster}`;

/** Names the places of some secrets, each so that it is told from the others. */
export const placeAmong = (items: readonly SecretStatus[]) => {
  const clusters = new Map<string, Set<string | undefined>>();
  for (const { environment, region, cluster } of items) {
    const key = `${environment}/${region}`;
    clusters.set(key, (clusters.get(key) ?? new Set()).add(cluster));
  }
  return (item: SecretStatus): SecretPlace => {
    const { environment, region, cluster, mount, path } = item;
    const key = keyOf(item);
    if (environment === undefined)
      return { key, where: `${mount}/${path}`, name: `${mount}/${path}` };
    const shared = (clusters.get(`${environment}/${region}`)?.size ?? 0) > 1;
    // A cluster without a region is a region of its own.
    const place = region ?? cluster ?? '';
    const where = shared && cluster !== place ? `${place} (${cluster})` : place;
    return { key, environment, where, name: `${environment}/${where}` };
  };
};
