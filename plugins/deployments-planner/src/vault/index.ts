export { compareRoles } from './compareRoles';
export type {
  RoleChange,
  RoleDifference,
  RolesOfMount,
  SurplusRole,
} from './compareRoles';
export { differingFields } from './differingFields';
export type { RawRole } from './normaliseRole';
export { contestedFinding, planRoles } from './planRoles';
export type { RolePlan } from './planRoles';
export { policyOf } from './policyOf';
export { portalPolicy } from './portalPolicy';
export { recommendDelivery } from './recommendDelivery';
export type { DeliveryAdvice } from './recommendDelivery';
export { roleBody, sharedRoleBody } from './roleBody';
export type { RoleBody } from './roleBody';
export { secretUrl, writeCommand } from './secretLinks';
export { setUpSteps } from './setUpSteps';
export type { SetUpInput, SetUpStep } from './setUpSteps';
export { terraformFiles } from './terraformFiles';
export {
  preflightRoleName,
  readerPolicyName,
  sharedRoleName,
} from './vaultNames';
export type { WantedRole } from './wantedRole';
