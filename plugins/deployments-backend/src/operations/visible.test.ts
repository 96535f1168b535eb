import {
  AuthorizeResult,
  type PermissionCriteria,
} from '@backstage/plugin-permission-common';
import type { PermissionCondition } from '@backstage/plugin-permission-common';
import { deploymentReadPermission } from '@argosy/plugin-deployments-common';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  createDeploymentConditionalDecision,
  deploymentConditions,
} from '../index';
import { authorizerOf } from './__testUtils__/authorizerOf';
import { authorizeSight, withoutUnseen } from './visible';

const { isInEnvironment, isInProject, isOwnedBy } = deploymentConditions;
const prod = isInEnvironment({ environments: ['prod'] });
const ours = isOwnedBy({ owners: ['group:default/team-a'] });

type Conditions = PermissionCriteria<PermissionCondition<'deployment'>>;

/** What of an element's Deployments, those of nobody known, and the caller's own words goes out. */
async function seen(decision?: Conditions | 'deny'): Promise<string[]> {
  const sight = await authorizeSight(
    authorizerOf(() => {
      if (decision === 'deny') return { result: AuthorizeResult.DENY };
      if (decision === undefined) return { result: AuthorizeResult.ALLOW };
      return createDeploymentConditionalDecision(
        deploymentReadPermission,
        decision,
      );
    }),
    { about: ['items'] },
    mockCredentials.user(),
  );
  const items = [
    { name: 'theirs in prod', about: [{ environment: 'prod' }] },
    { name: 'of nobody known', about: [] },
    { name: 'said by the caller', about: 'caller' },
  ];
  const { items: left } = withoutUnseen({ items }, ['items'], sight);
  return (left as typeof items).map(({ name }) => name);
}

describe('read under a negated condition what nobody knows the place of: only who may see everything sees it', () => {
  it.each<[string, Conditions]>([
    ['not', { not: prod }],
    ['not within anyOf', { anyOf: [ours, { not: prod }] }],
    [
      'not within allOf',
      { allOf: [{ not: prod }, { not: isInProject({ projects: ['pay'] }) }] },
    ],
    ['not of not', { not: { not: { not: prod } } }],
  ])('%s', async (_, conditions) => {
    expect(await seen(conditions)).toEqual(['said by the caller']);
  });

  it('a yes to everything', async () => {
    expect(await seen()).toEqual([
      'theirs in prod',
      'of nobody known',
      'said by the caller',
    ]);
  });

  it('no', async () => {
    expect(await seen('deny')).toEqual(['said by the caller']);
  });
});

it('a list that an answer leaves out stays out', () => {
  expect(withoutUnseen({ files: [] }, ['files', 'roles'], undefined)).toEqual({
    files: [],
  });
});
