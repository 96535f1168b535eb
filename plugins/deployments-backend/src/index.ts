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
export type { DeploymentFilter, OwnedDeployment } from './database/types';
