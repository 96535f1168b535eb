export { compareRoles } from './roles/compareRoles';
export type {
  RoleChange,
  RoleDifference,
  RolesOfMount,
  OrphanedRole,
} from './roles/compareRoles';
export { differingFields } from './roles/differingFields';
export type { RawRole } from './roles/normaliseRole';
export { conflictFinding, planRoles } from './roles/planRoles';
export type { RolePlan } from './roles/planRoles';
export { policyOf } from './setUp/policyOf';
export type { AuthMount } from './setUp/policyOf';
export { excessOf } from './setUp/excessOf';
export type { ExcessRight, GrantedRule } from './setUp/excessOf';
export type { PolicyRule } from './setUp/hcl';
export { portalPolicy, portalRules, RESULTANT_ACL } from './setUp/portalPolicy';
export type { PortalMode } from './setUp/portalPolicy';
export { recommendDelivery } from './recommendDelivery';
export type { DeliveryAdvice } from './recommendDelivery';
export { roleBody, sharedRoleBody } from './roles/roleBody';
export type { RoleBody } from './roles/roleBody';
export { secretUrl, writeCommand } from './secretLinks';
export { setUpSteps } from './setUp/setUpSteps';
export type { SetUpInput } from './setUp/setUpSteps';
export type { SetUpStep } from './setUp/SetUpStep';
export { terraformFiles } from './terraformFiles';
export {
  preflightRoleName,
  readerPolicyName,
  sharedRoleName,
} from './vaultNames';
export type { DesiredRole } from './roles/desiredRole';
