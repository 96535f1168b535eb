import { createConditionExports } from '@backstage/plugin-permission-node';
import { deploymentResourceRef } from './deploymentResourceRef';
import { deploymentRules } from './rules';

const exported = createConditionExports({
  resourceRef: deploymentResourceRef,
  rules: deploymentRules,
});

/** Conditions that a policy may put on Deployments. @public */
export const deploymentConditions = exported.conditions;

/** Makes a policy's decision of conditions on Deployments. @public */
export const createDeploymentConditionalDecision =
  exported.createConditionalDecision;
