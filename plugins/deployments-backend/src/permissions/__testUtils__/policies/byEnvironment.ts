import {
  createDeploymentConditionalDecision,
  deploymentConditions,
} from '../../../index';
import {
  deploymentReadPermission,
  RESOURCE_TYPE_DEPLOYMENT,
} from '@argosy/plugin-deployments-common';
import {
  AuthorizeResult,
  isPermission,
  isResourcePermission,
} from '@backstage/plugin-permission-common';
import type { PermissionPolicy } from '@backstage/plugin-permission-node';

/** Everybody sees everything, and creates what their own groups own, in dev only. */
export const byEnvironment: PermissionPolicy = {
  async handle({ permission }, user) {
    if (
      !isResourcePermission(permission, RESOURCE_TYPE_DEPLOYMENT) ||
      isPermission(permission, deploymentReadPermission)
    ) {
      return { result: AuthorizeResult.ALLOW };
    }
    const owners = user?.info.ownershipEntityRefs ?? [];
    return createDeploymentConditionalDecision(permission, {
      allOf: [
        deploymentConditions.isOwnedBy({ owners }),
        deploymentConditions.isInEnvironment({ environments: ['dev'] }),
      ],
    });
  },
};
