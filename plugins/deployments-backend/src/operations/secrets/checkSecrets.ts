import { checkSecrets as contract } from '@argosy/plugin-deployments-common';
import { NotFoundError } from '@backstage/errors';
import { answerSecrets } from './answerSecrets';
import { defineOperation } from '../defineOperation';
import { visibleSecrets } from './visibleSecrets';

export const checkSecrets = defineOperation({
  contract,
  async run(rooms, { service }, asked) {
    const seen = await visibleSecrets(rooms, service, asked);
    if (seen.length === 0) {
      throw new NotFoundError(
        `No secrets of the service ${service} are known, or you may not see them`,
      );
    }
    await rooms.vault?.checkSecrets(service);
    return answerSecrets(rooms, await visibleSecrets(rooms, service, asked));
  },
});
