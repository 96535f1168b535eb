export {
  createDeploymentConditionalDecision,
  deploymentConditions,
} from './conditions';
export {
  type DeploymentResource,
  deploymentResourceRef,
} from './deploymentResourceRef';
export { registerPermissions } from './registerPermissions';
