import { RESOURCE_TYPE_DEPLOYMENT } from '@argosy/plugin-deployments-common';
import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import type { DeploymentFilter, OwnedDeployment } from '../database/types';

/** Deployments, as permission rules see them. @public */
export const deploymentResourceRef = createPermissionResourceRef<
  OwnedDeployment,
  DeploymentFilter
>().with({ pluginId: 'deployments', resourceType: RESOURCE_TYPE_DEPLOYMENT });
