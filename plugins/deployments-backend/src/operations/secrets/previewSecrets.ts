import {
  isError,
  type Plan,
  previewSecrets as contract,
} from '@argosy/plugin-deployments-common';
import { answerSecrets } from './answerSecrets';
import { defineOperation } from '../defineOperation';
import { lookIntoAll } from './lookIntoAll';
import { planNow } from '../planNow';
import { plannedSecrets } from './plannedSecrets';

/**
 * Looks for a service that is not there yet only, and for the keys that it asks for only: a preview is no way to read
 * the names of other teams' keys.
 */
export const previewSecrets = defineOperation({
  contract,
  async run(rooms, { spec }) {
    const { vault } = rooms.config;
    if (!vault) return { items: [], vaults: [] };
    const plan = await planNow(rooms, spec);
    if (plan.findings.some(isError) || !isNew(plan)) {
      return answerSecrets(rooms, []);
    }
    const wanted = plannedSecrets(plan, vault);
    return answerSecrets(rooms, await lookIntoAll(rooms, wanted));
  },
});

const isNew = ({ service, files }: Plan) =>
  files.some(
    ({ path, action }) =>
      path === `services/${service}/service.yaml` && action === 'create',
  );
