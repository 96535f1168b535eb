import type { RawRole, RoleBody } from '@argosy/plugin-deployments-planner';
import { sharedRoleStatus } from './checkSharedRole';

const desired: RoleBody = {
  bound_service_account_names: ['*'],
  bound_service_account_namespaces: ['*-dev'],
  alias_name_source: 'serviceaccount_uid',
  audience: '',
  token_policies: 'argosy-reader-k8s-eu1',
  token_ttl: '20m',
  token_max_ttl: '1h',
};

it.each<[string, RawRole | undefined, string | undefined]>([
  ['standing', { ...desired, token_ttl: 1200 }, undefined],
  ['missing', undefined, 'There is no role shared.'],
  [
    'drifted',
    { ...desired, audience: 'x', token_ttl: '2h' },
    'The role shared differs from what it should be in audience, token_ttl.',
  ],
])('is %s', (state, actual, message) => {
  const status = sharedRoleStatus('role shared', desired, actual);
  expect(status.state).toBe(state);
  expect(status.cause?.message).toBe(message);
});
