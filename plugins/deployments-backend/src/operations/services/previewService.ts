import { previewService as contract } from '@argosy/plugin-deployments-common';
import { createServiceKind } from '../../changes/kinds/createService';
import { planChange } from '../../changes/planChange';
import { defineOperation } from '../runOperation';

export const previewService = defineOperation({
  contract,
  run: (context, { spec }) =>
    planChange(context, createServiceKind, { request: { spec } }),
});
