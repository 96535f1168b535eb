import {
  createDeploymentConditionalDecision,
  deploymentConditions,
} from '../../../index';
import { RESOURCE_TYPE_DEPLOYMENT } from '@argosy/plugin-deployments-common';
import {
  AuthorizeResult,
  isResourcePermission,
} from '@backstage/plugin-permission-common';
import type { PermissionPolicy } from '@backstage/plugin-permission-node';

/** Everybody sees, previews and creates what their own groups own. */
export const byOwner: PermissionPolicy = {
  async handle({ permission }, user) {
    if (!isResourcePermission(permission, RESOURCE_TYPE_DEPLOYMENT)) {
      return { result: AuthorizeResult.ALLOW };
    }
    return createDeploymentConditionalDecision(
      permission,
      deploymentConditions.isOwnedBy({
        owners: user?.info.ownershipEntityRefs ?? [],
      }),
    );
  },
};
