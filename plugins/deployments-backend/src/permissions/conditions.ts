import { createConditionExports } from '@backstage/plugin-permission-node';
import { deploymentResourceRef } from './deploymentResourceRef';
import { deploymentRules } from './rules';

const exported = createConditionExports({
  resourceRef: deploymentResourceRef,
  rules: deploymentRules,
});

/**
 * Conditions that a policy may put on Deployments.
 *
 * - `isOwnedBy({ owners })`: the service belongs to one of these entity refs; an Application that is no service's belongs to nobody
 * - `isInEnvironment({ environments })`: it runs in one of these, by their names in the config; one without environment is in none
 * - `isInProject({ projects })`: its spec names one of these projects; an Application that is no service's is in its AppProject
 *
 * They hold for lists, for single Deployments, for missing targets, for the targets of Changes, and for each target that a write or its preview touches.
 * @public
 */
export const deploymentConditions = exported.conditions;

/**
 * Makes a policy's decision of conditions on Deployments, joined by `allOf`, `anyOf` and `not`.
 * A Deployment that does not fulfil them is answered as one that is not there; a write that does not is refused.
 *
 * @param permission - any with the resource type `deployment`
 * @param conditions - of {@link deploymentConditions}
 * @public
 */
export const createDeploymentConditionalDecision =
  exported.createConditionalDecision;
