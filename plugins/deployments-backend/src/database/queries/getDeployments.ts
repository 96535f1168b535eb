import { chunksOf } from '../chunks';
import { clean } from '../clean';
import type { Store } from '../store';
import { selectDeployments, toDeployment } from '../applications/toDeployment';
import { OF_TARGET } from '../applications/joinTargets';
import type { OwnedDeployment } from '../records';

/** Deployments by id, in the order asked, with the owner that permission rules ask for. */
export async function getDeployments(
  store: Store,
  ids: string[],
): Promise<Array<OwnedDeployment | undefined>> {
  const found = new Map<string, OwnedDeployment>();
  for (const chunk of chunksOf(ids.map(clean))) {
    const rows = await selectDeployments(store)
      .leftJoin('services', 'services.name', OF_TARGET.service)
      .select(
        'services.owner',
        'services.project as service_project',
        'services.entity_ref',
      )
      .whereIn('applications.id', chunk);
    for (const row of rows) {
      const deployment = toDeployment(row, store.hubs);
      const { owner, service_project: serviceProject, entity_ref } = row;
      found.set(
        row.id,
        owner
          ? { ...deployment, owner, serviceProject, entityRef: entity_ref }
          : deployment,
      );
    }
  }
  return ids.map(id => found.get(clean(id)));
}
