import { RESOURCE_TYPE_DEPLOYMENT } from '@argosy/plugin-deployments-common';
import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import type { DeploymentFilter } from '../database/types';

/**
 * What permission rules decide on: a Deployment, or a target that a write touches and that need not stand yet.
 * An Application that is no service's has no owner and no entity.
 * @public
 */
export interface DeploymentResource {
  /** Entity ref. */
  owner?: string;
  /** That of the spec; of an Application that is no service's its AppProject. */
  project?: string;
  environment?: string;
  entityRef?: string;
}

/** Deployments, as permission rules see them. @public */
export const deploymentResourceRef = createPermissionResourceRef<
  DeploymentResource,
  DeploymentFilter
>().with({ pluginId: 'deployments', resourceType: RESOURCE_TYPE_DEPLOYMENT });
