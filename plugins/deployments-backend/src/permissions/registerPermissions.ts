import {
  deploymentReadPermission,
  serviceCreatePermission,
  servicePreviewPermission,
  serviceReadPermission,
  targetReadPermission,
  vaultSetUpReadPermission,
} from '@argosy/plugin-deployments-common';
import type { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import type { ReadModel } from '../database/types';
import { deploymentResourceRef } from './deploymentResourceRef';
import { deploymentRules } from './rules';

/** Tells the permission framework what may be asked for, and how to look a Deployment up. */
export function registerPermissions(
  registry: PermissionsRegistryService,
  readModel: Pick<ReadModel, 'getDeployments'>,
): void {
  registry.addPermissions([
    targetReadPermission,
    serviceReadPermission,
    servicePreviewPermission,
    serviceCreatePermission,
    vaultSetUpReadPermission,
  ]);
  registry.addResourceType({
    resourceRef: deploymentResourceRef,
    permissions: [deploymentReadPermission],
    rules: Object.values(deploymentRules),
    getResources: ids => readModel.getDeployments(ids),
  });
}
