import { previewService as contract } from '@argosy/plugin-deployments-common';
import { createServiceKind } from '../../changes/kinds/createService';
import { planChange } from '../../changes/planChange';
import { defineOperation } from '../defineOperation';

export const previewService = defineOperation({
  contract,
  run: (rooms, { spec }) =>
    planChange(rooms, createServiceKind, { request: { spec } }),
});
