import { listSecrets as contract } from '@argosy/plugin-deployments-common';
import { annotatedSecrets } from './annotatedSecrets';
import { answerSecrets } from './answerSecrets';
import { defineOperation } from '../defineOperation';
import { matchEntity } from '../deployments/matchEntity';
import { visibleSecrets } from './visibleSecrets';

export const listSecrets = defineOperation({
  contract,
  async run(rooms, { entityRef, service }, asked) {
    if (!rooms.config.vault) return { items: [], vaults: [] };
    if (entityRef === undefined) {
      return answerSecrets(rooms, await visibleSecrets(rooms, service, asked));
    }
    const match = await matchEntity(rooms, entityRef, asked);
    const row = await rooms.readModel.findServiceByEntity(entityRef);
    const name = service ?? row?.name ?? match.service;
    const rows =
      name === undefined ? [] : await visibleSecrets(rooms, name, asked);
    const others = await annotatedSecrets(rooms, { entityRef, rows }, asked);
    return answerSecrets(rooms, rows, others);
  },
});
