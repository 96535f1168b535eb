import { createService as contract } from '@argosy/plugin-deployments-common';
import { createServiceKind } from '../../changes/kinds/createService';
import { toChange } from '../../changes/readChanges';
import { writeChange } from '../../changes/writeChange';
import { defineOperation } from '../runOperation';

export const createService = defineOperation({
  contract,
  audited: ({ spec }) => ({ service: spec.name, targets: spec.targets.length }),
  async run(context, { spec, planHash }, { requestedBy }) {
    const caller = { request: { spec }, planHash, requestedBy };
    return toChange(await writeChange(context, createServiceKind, caller));
  },
});
