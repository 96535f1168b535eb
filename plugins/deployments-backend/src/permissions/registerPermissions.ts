import { contracts } from '@argosy/plugin-deployments-common';
import type { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import {
  isResourcePermission,
  type Permission,
} from '@backstage/plugin-permission-common';
import type { OwnedDeployment, ReadModel } from '../database/types';
import {
  type DeploymentResource,
  deploymentResourceRef,
} from './deploymentResourceRef';
import { deploymentRules } from './rules';

/** Tells the permission framework what may be asked for, which is what contracts demand, and how to look a Deployment up. */
export function registerPermissions(
  registry: PermissionsRegistryService,
  readModel: Pick<ReadModel, 'getDeployments'>,
): void {
  const permissions = new Set<Permission>(
    Object.values(contracts).map(({ permission }) => permission),
  );
  const ofDeployments = [...permissions].filter(permission =>
    isResourcePermission(permission, deploymentResourceRef.resourceType),
  );
  registry.addPermissions(
    [...permissions].filter(permission => !isResourcePermission(permission)),
  );
  registry.addResourceType({
    resourceRef: deploymentResourceRef,
    permissions: ofDeployments,
    rules: Object.values(deploymentRules),
    getResources: async ids => {
      const deployments = await readModel.getDeployments(ids);
      return deployments.map(found => found && toResource(found));
    },
  });
}

const toResource = ({
  owner,
  project,
  serviceProject = project,
  environment,
  entityRef,
}: OwnedDeployment): DeploymentResource => ({
  owner,
  project: serviceProject,
  environment,
  entityRef,
});
