import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import type { DeploymentFilter } from '../database/types';

type Criteria = PermissionCriteria<DeploymentFilter>;

/** Whether conditions may hold for some Deployment of an environment, whoever owns it. */
export const mayHold = (criteria: Criteria, environment: string): boolean =>
  judge(criteria, environment) !== false;

/** True or false where the environment decides; undefined where something else does. */
function judge(criteria: Criteria, environment: string): boolean | undefined {
  if (isNotCriteria(criteria)) {
    const inner = judge(criteria.not, environment);
    return inner === undefined ? undefined : !inner;
  }
  if (isAndCriteria(criteria)) {
    return join(criteria.allOf, environment, false);
  }
  if (isOrCriteria(criteria)) return join(criteria.anyOf, environment, true);
  return criteria.key === 'environment'
    ? criteria.values.includes(environment)
    : undefined;
}

/** One part that is `decisive` decides; else all must be known. */
function join(
  parts: Criteria[],
  environment: string,
  decisive: boolean,
): boolean | undefined {
  const judged = parts.map(part => judge(part, environment));
  if (judged.includes(decisive)) return decisive;
  return judged.includes(undefined) ? undefined : !decisive;
}
