import type {
  Environment,
  SecretStatus,
} from '@argosy/plugin-deployments-common';

type Place = Pick<
  SecretStatus,
  'environment' | 'region' | 'cluster' | 'workload' | 'serviceAccount'
>;

/** In the order of environments as configured, then by region, cluster, workload and account. */
export function orderSecrets<Item extends Place>(
  items: Item[],
  environments: ReadonlyArray<Pick<Environment, 'name'>>,
): Item[] {
  const places = new Map(environments.map(({ name }, index) => [name, index]));
  // one that is configured no more comes last
  const placeOf = ({ environment = '' }: Place) =>
    places.get(environment) ?? environments.length;
  const textOf = (item: Place) =>
    [item.region, item.cluster, item.workload, item.serviceAccount].join('\n');
  return items.toSorted(
    (a, b) => placeOf(a) - placeOf(b) || compare(textOf(a), textOf(b)),
  );
}

const compare = (a: string, b: string) => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};
