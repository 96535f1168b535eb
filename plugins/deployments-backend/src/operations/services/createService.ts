import { createService as contract } from '@argosy/plugin-deployments-common';
import { createServiceKind } from '../../changes/kinds/createService';
import { toChange } from '../../changes/readChanges';
import { writeChange } from '../../changes/writeChange';
import { defineOperation } from '../defineOperation';

export const createService = defineOperation({
  contract,
  audited: ({ spec }) => ({ service: spec.name, targets: spec.targets.length }),
  async run(rooms, { spec, planHash }, { requestedBy }) {
    const asked = { request: { spec }, planHash, requestedBy };
    return toChange(await writeChange(rooms, createServiceKind, asked));
  },
});
