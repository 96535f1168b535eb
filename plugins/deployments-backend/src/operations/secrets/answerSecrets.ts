import type {
  Environment,
  Secrets,
  SecretStatus,
} from '@argosy/plugin-deployments-common';
import type { SecretRow } from '../../database/types';
import type { OperationContext } from '../Operation';
import { toSecretStatus } from './toSecretStatus';

/** Secrets in order, and the Vaults that keep them; where there are none, all Vaults. */
export async function answerSecrets(
  {
    config,
    readModel,
    notifier,
  }: Pick<OperationContext, 'config' | 'readModel' | 'notifier'>,
  rows: SecretRow[],
  others: SecretStatus[] = [],
): Promise<Secrets> {
  const servers = new Map(
    config.vault?.servers.map(server => [server.name, server]),
  );
  const known = rows.flatMap(row => {
    const server = servers.get(row.server);
    // One that has just left the config: the next reading of Git forgets its secrets.
    const signal = notifier.signalOf(`secrets/${row.service}`);
    return server ? [{ ...toSecretStatus(row, server), signal }] : [];
  });
  const items = [...orderSecrets(known, config.environments), ...others];
  const used = new Set(items.map(({ server }) => server));
  const vaults = await readModel.listVaults();
  return {
    items,
    vaults: vaults
      .filter(
        ({ name }) =>
          servers.has(name) && (items.length === 0 || used.has(name)),
      )
      .map(vault => ({
        ...vault,
        signal: notifier.signalOf(`vault/${vault.name}`),
      })),
  };
}

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
