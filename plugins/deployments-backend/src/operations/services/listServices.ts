import {
  entityRefOf,
  listServices as contract,
} from '@argosy/plugin-deployments-common';
import { defineOperation } from '../defineOperation';
import { listPending } from '../listPending';

/** By then a merged Change is read back from Git; what is not there then was removed. */
const READ_BACK_MS = 3600 * 1000;

export const listServices = defineOperation({
  contract,
  async run({ readModel, now }) {
    const since = new Date(now().getTime() - READ_BACK_MS).toISOString();
    const [services, open, justMerged] = await Promise.all([
      readModel.listServices(),
      listPending(readModel),
      readModel.listChanges({ states: ['merged'], since }),
    ]);
    const changes = [...justMerged, ...open];
    const merged = new Set(services.map(service => service.name));
    const coming = new Map(
      changes
        .filter(change => !merged.has(change.service))
        .map(change => [change.service, change]),
    );
    return {
      items: [
        ...services.map(
          ({ name, entityRef, providesEntity, owner, description }) => ({
            name,
            entityRef,
            providesEntity,
            owner,
            description,
            state: 'merged' as const,
          }),
        ),
        ...[...coming.values()].map(({ spec, url }) => ({
          name: spec.name,
          entityRef: entityRefOf(spec),
          providesEntity: spec.entityRef === undefined,
          owner: spec.owner,
          description: spec.description,
          state: 'open' as const,
          changeUrl: url,
        })),
      ],
    };
  },
});
