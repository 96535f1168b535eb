import {
  listServices as contract,
  projectOf,
} from '@argosy/plugin-deployments-common';
import { createdSpec } from '../../changes/kinds/createService';
import { listPending } from '../../changes/readChanges';
import type { ChangeRow } from '../../database/types';
import { defineOperation } from '../runOperation';
import { deploymentsOf } from '../visible';

/** By then a merged Change is read back from Git; what is not there then was removed. */
const READ_BACK_MS = 3600 * 1000;

export const listServices = defineOperation({
  contract,
  async run({ readModel, now }) {
    const since = new Date(now().getTime() - READ_BACK_MS).toISOString();
    const [services, open, justMerged] = await Promise.all([
      readModel.listServices(),
      listPending({ readModel }),
      readModel.listChanges({ states: ['merged'], since }),
    ]);
    const changes = [...justMerged, ...open];
    const merged = new Set(services.map(service => service.name));
    const coming = new Map(
      changes
        .filter(change => createdSpec(change) && !merged.has(change.service))
        .map(change => [change.service, change]),
    );
    return {
      items: [
        ...services.map(service => ({
          ...service,
          state: 'merged' as const,
          about: deploymentsOf(service),
        })),
        ...[...coming.values()].map(change => ({
          name: change.service,
          entityRef: change.entityRef,
          providesEntity: createdSpec(change)?.entityRef === undefined,
          owner: change.owner,
          description: change.description,
          state: 'open' as const,
          changeUrl: change.url,
          about: deploymentsOf({ ...change, project: projectOfChange(change) }),
        })),
      ],
    };
  },
});

function projectOfChange(change: ChangeRow): string | undefined {
  const spec = createdSpec(change);
  return spec && projectOf(spec);
}
