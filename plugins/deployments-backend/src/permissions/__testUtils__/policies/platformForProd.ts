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

/** Everybody creates what their own groups own, but for prod: there the platform team does, for all. */
export const platformForProd: PermissionPolicy = {
  async handle({ permission }, user) {
    if (
      !isResourcePermission(permission, RESOURCE_TYPE_DEPLOYMENT) ||
      isPermission(permission, deploymentReadPermission)
    ) {
      return { result: AuthorizeResult.ALLOW };
    }
    const owners = user?.info.ownershipEntityRefs ?? [];
    const isTheirs = deploymentConditions.isOwnedBy({ owners });
    const isProd = deploymentConditions.isInEnvironment({
      environments: ['prod'],
    });
    return createDeploymentConditionalDecision(
      permission,
      owners.includes('group:default/platform')
        ? { anyOf: [isTheirs, isProd] }
        : { allOf: [isTheirs, { not: isProd }] },
    );
  },
};
