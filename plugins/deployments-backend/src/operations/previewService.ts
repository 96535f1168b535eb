import { previewService as contract } from '@argosy/plugin-deployments-common';
import { defineOperation } from './defineOperation';
import { planNow } from './planNow';

export const previewService = defineOperation({
  contract,
  run: (rooms, { spec }) => planNow(rooms, spec),
});
