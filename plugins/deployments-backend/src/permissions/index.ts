export {
  createDeploymentConditionalDecision,
  deploymentConditions,
} from './conditions';
export { deploymentResourceRef } from './deploymentResourceRef';
export { registerPermissions } from './registerPermissions';
