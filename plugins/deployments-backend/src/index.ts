/**
 * Reads and writes the deployments of a service: Git, Argo CD and the read model.
 *
 * @packageDocumentation
 */
export { deploymentsPlugin as default } from './plugin';
export {
  createDeploymentConditionalDecision,
  deploymentConditions,
} from './permissions';
export type { DeploymentResource } from './permissions';
export type { DeploymentFilter } from './database/types';
