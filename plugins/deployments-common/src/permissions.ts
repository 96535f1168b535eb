import { createPermission } from '@backstage/plugin-permission-common';

/** Resource type of Deployments. @public */
export const RESOURCE_TYPE_DEPLOYMENT = 'deployment';

/** May see environments and clusters. @public */
export const targetReadPermission = createPermission({
  name: 'deployments.target.read',
  attributes: { action: 'read' },
});
/** May see which services the GitOps repository holds. @public */
export const serviceReadPermission = createPermission({
  name: 'deployments.service.read',
  attributes: { action: 'read' },
});
/** May see what creating a service would write; rules on each target that it would touch. @public */
export const servicePreviewPermission = createPermission({
  name: 'deployments.service.preview',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_DEPLOYMENT,
});
/** May create a service; rules on each target that it would touch. @public */
export const serviceCreatePermission = createPermission({
  name: 'deployments.service.create',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_DEPLOYMENT,
});
/** May see what an admin of Vault has to set up, and what the portal's token may do too much. @public */
export const vaultSetUpReadPermission = createPermission({
  name: 'deployments.vault-set-up.read',
  attributes: { action: 'read' },
});
/** May have the whole GitOps repository checked, and see what is wrong in it, whoever owns it. @public */
export const repositoryLintPermission = createPermission({
  name: 'deployments.repository.lint',
  attributes: { action: 'read' },
});
/** May see Deployments; rules isOwnedBy, isInEnvironment and isInProject. @public */
export const deploymentReadPermission = createPermission({
  name: 'deployments.deployment.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_DEPLOYMENT,
});
