import {
  type Deployment,
  type ExpectedTarget,
  explainSet,
} from '@argosy/plugin-deployments-common';
import type { ServiceRow } from '../../database/types';
import { isVisible } from '../isVisible';
import type { Asked, Rooms } from '../operation';

/** Targets that Git asks for and that no Application stands for, with the reason that the ApplicationSet gives. */
export async function findMissing(
  { readModel }: Pick<Rooms, 'readModel'>,
  { name: service, owner, targets }: ServiceRow,
  shown: Deployment[],
  { filter }: Pick<Asked, 'filter'>,
): Promise<ExpectedTarget[]> {
  const listed = new Set(shown.map(item => `${item.hub}/${item.name}`));
  const unseen = targets
    .filter(({ hub, application }) => !listed.has(`${hub}/${application}`))
    .filter(({ environment }) => isVisible({ owner, environment }, filter));
  if (unseen.length === 0) return [];
  // What is not on this page, or not what the entity selects, may stand all the same.
  const [names, sets] = await Promise.all([
    readModel.listApplicationNames(),
    readModel.listApplicationSets(),
  ]);
  const standing = new Set(names.map(({ hub, name }) => `${hub}/${name}`));
  return unseen
    .filter(({ hub, application }) => !standing.has(`${hub}/${application}`))
    .map(({ environment, region, cluster, application, set, file, hub }) => {
      const found = sets.find(s => s.hub === hub && s.name === set);
      return {
        service,
        environment,
        region,
        cluster,
        application,
        file,
        cause: found && explainSet(found, { application, cluster, file }),
      };
    });
}
