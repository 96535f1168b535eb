import type { ObservedApplication } from '@argosy/plugin-deployments-planner';
import { chunksOf } from '../chunks';
import { clean } from '../clean';
import type { Store } from '../store';
import type { ApplicationRow } from '../tables';

/** The Applications that have one of these names, or deploy into one of these namespaces, on whatever hub. */
export async function listApplicationsAt(
  { knex }: Store,
  asked: { names: string[]; namespaces: string[] },
): Promise<ObservedApplication[]> {
  const found = new Map<string, ObservedApplication>();
  const columns = [
    ['name', asked.names],
    ['target_namespace', asked.namespaces],
  ] as const;
  // Two statements, each of which has an index: an `or` over both would read the whole table.
  for (const [column, values] of columns) {
    for (const chunk of chunksOf([...new Set(values.map(clean))])) {
      const rows = await knex<ApplicationRow>('applications')
        .select('id', 'hub', 'namespace', 'name', 'cluster', 'target_namespace')
        .whereIn(column, chunk);
      for (const { id, target_namespace: targetNamespace, ...row } of rows) {
        const { hub, namespace, name, cluster } = row;
        found.set(id, {
          ...{ hub, namespace, name, cluster },
          ...(targetNamespace !== null && { targetNamespace }),
        });
      }
    }
  }
  return [...found.values()];
}
