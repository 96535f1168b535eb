import { listSecrets as contract } from '@argosy/plugin-deployments-common';
import { annotatedSecrets } from './annotatedSecrets';
import { answerSecrets } from './answerSecrets';
import { defineOperation } from '../runOperation';
import { matchEntity } from '../deployments/matchEntity';
import { visibleSecrets } from './visibleSecrets';

export const listSecrets = defineOperation({
  contract,
  async run(context, { entityRef, service }, caller) {
    if (!context.config.vault) return { items: [], vaults: [] };
    if (entityRef === undefined) {
      return answerSecrets(
        context,
        await visibleSecrets(context, service, caller),
      );
    }
    const match = await matchEntity(context, entityRef, caller);
    const row = await context.readModel.findServiceByEntity(entityRef);
    const name = service ?? row?.name ?? match.service;
    const rows =
      name === undefined ? [] : await visibleSecrets(context, name, caller);
    const others = await annotatedSecrets(context, { entityRef, rows }, caller);
    return answerSecrets(context, rows, others);
  },
});
