import {
  AuthorizeResult,
  type Permission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  createConditionTransformer,
} from '@backstage/plugin-permission-node';
import type { DeploymentFilter } from '../../database/types';
import type { DeploymentResource } from '../../permissions';
import { deploymentRules } from '../../permissions/rules';
import type { Authorizer } from '../authorize';

const rules = Object.values(deploymentRules);
export const toFilter = createConditionTransformer<
  DeploymentFilter,
  typeof rules
>(rules);
export const holdsFor = createConditionAuthorizer<
  DeploymentResource,
  DeploymentFilter
>(rules);

/** The authorizer with our rules, before a policy that a test gives. Who asks is in team-a. */
export const authorizerOf = (
  decide: (permission: Permission) => PolicyDecision,
  over: Partial<Authorizer> = {},
): Authorizer => ({
  permissions: {
    authorize: async requests =>
      requests.map(({ permission }) => {
        const { result } = decide(permission);
        // As in the portal: a condition without a resource to hold against lets nobody through.
        return {
          result:
            result === AuthorizeResult.ALLOW ? result : AuthorizeResult.DENY,
        };
      }),
    authorizeConditional: async requests =>
      requests.map(({ permission }) => decide(permission)),
  },
  userInfo: {
    getUserInfo: async () => ({
      userEntityRef: 'user:default/ada',
      ownershipEntityRefs: ['user:default/ada', 'group:default/team-a'],
    }),
  },
  toFilter,
  holdsFor,
  ownersOnly: true,
  callers: [],
  ...over,
});
