import { getDeployment as contract } from '@argosy/plugin-deployments-common';
import { NotFoundError } from '@backstage/errors';
import { defineOperation } from '../runOperation';

export const getDeployment = defineOperation({
  contract,
  async run({ readModel, notifier }, { hub, namespace, name }, { filter }) {
    const { items } = await readModel.listDeployments({
      selector: { hub, namespace, name },
      filter,
      limit: 1,
    });
    if (items.length === 0) {
      throw new NotFoundError(
        `No Application ${namespace}/${name} is known on hub ${hub}, or you may not see it`,
      );
    }
    const signal = notifier.signalOf(`${hub}/${namespace}/${name}`);
    return { ...items[0], signal };
  },
});
