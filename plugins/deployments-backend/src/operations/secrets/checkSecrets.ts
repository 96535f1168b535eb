import { checkSecrets as contract } from '@argosy/plugin-deployments-common';
import { NotFoundError } from '@backstage/errors';
import { answerSecrets } from './answerSecrets';
import { defineOperation } from '../runOperation';
import { visibleSecrets } from './visibleSecrets';

export const checkSecrets = defineOperation({
  contract,
  async run(context, { service }, caller) {
    const seen = await visibleSecrets(context, service, caller);
    if (seen.length === 0) {
      throw new NotFoundError(
        `No secrets of the service ${service} are known, or you may not see them`,
      );
    }
    await context.vault?.checkSecrets(service);
    return answerSecrets(
      context,
      await visibleSecrets(context, service, caller),
    );
  },
});
