export { findingSchema, isError } from './finding';
export type { Finding } from './finding';
export { parseInput } from './parseInput';
export { firstFindings, parseWith, say } from './say';
export { isPlainName } from './names';
export {
  accountNames,
  APPLICATION_LIMIT,
  migrationName,
  NAMESPACE_LIMIT,
  namespaceOf,
  newSecretPaths,
  secretFolder,
  secretPath,
  shortName,
} from './objectNames';
export { formatImage, isFloatingTag, parseImage } from './image';
export type { ImageReference } from './image';
export { serviceSpecSchema, entityRefOf, projectOf } from './service';
export type { ServiceSpec, ServiceSpecInput } from './service';
export { workloadSchema } from './workload';
export type { Workload } from './workload';
export { CHOSEN_KINDS, servesKind } from './servesKind';
export { clusterSchema, serves, targetSchema } from './target';
export type { Cluster, Environment, Target } from './target';
export type { SecretDelivery, Vault, VaultAuth, VaultServer } from './vault';
export type { Fleet } from './fleet';
export {
  plannedApplicationSchema,
  plannedFileSchema,
  plannedRoleSchema,
  planSchema,
} from './plan';
export type {
  Plan,
  PlannedApplication,
  PlannedFile,
  PlannedRole,
} from './plan';
export { hubStatusSchema } from './hub';
export type { HubStatus } from './hub';
export {
  roleStatusSchema,
  secretStatusSchema,
  vaultStatusSchema,
} from './secret';
export type { RoleStatus, SecretStatus, VaultStatus } from './secret';
export { changeSchema } from './change';
export type { Change } from './change';
export {
  causeSchema,
  deploymentSchema,
  expectedTargetSchema,
} from './deployment';
export type { Cause, Deployment, ExpectedTarget } from './deployment';
