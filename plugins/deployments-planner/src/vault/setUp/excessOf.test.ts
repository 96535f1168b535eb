import { seedVault as vault } from '../../layout/__testUtils__/fleet';
import { excessOf, type GrantedRule } from './excessOf';
import { portalRules } from './portalPolicy';

const [server] = vault.servers;
const MODES = ['roles', 'read-only', 'pull-request'] as const;
const printed = (mode: (typeof MODES)[number] = 'roles') =>
  portalRules({ ...vault, mode }, server);
const may = (path: string, ...capabilities: string[]): GrantedRule => ({
  path,
  capabilities,
});

const ROLES = 'auth/k8s-eu1/role/argosy-*';
const roleRule = () => {
  const found = printed().find(({ path }) => path === ROLES);
  if (!found) throw new Error('the mode roles writes roles');
  return found;
};
const excess = (...granted: GrantedRule[]) => excessOf(granted, printed());

describe('a token that is too strong', () => {
  it.each(MODES)('may do what we print in the mode %s', mode => {
    expect(excessOf(printed(mode), printed(mode))).toEqual([]);
  });

  it.each([
    [may('sys/capabilities-self', 'update')],
    [may('cubbyhole/*', 'create', 'read', 'update', 'delete', 'list')],
    [may('cubbyhole/x/*', 'read')],
    [may('identity/entity/id/8f2f', 'read')],
    [may('identity/oidc/provider/+/authorize', 'read', 'update')],
    [may('secret/data/*', 'deny')],
    [may('secret/subkeys/apps/shop-dev/*', 'read')],
    [may('secret/subkeys/apps/+/api/*', 'read')],
    [may('auth/k8s-eu1/role', 'list')],
    [may('auth/k8s-eu1/role/argosy-shop', 'read', 'delete')],
  ])('may do %j, which we print or Vault gives to all', rule => {
    expect(excess(rule)).toEqual([]);
  });

  it.each([
    ['values of one service', may('secret/data/apps/shop-prod/*', 'read')],
    ['values of others', may('secret/data/payments/*', 'read', 'update')],
    ['roles of another mount', may('auth/approle/role/*', 'write')],
    ['the audit devices', may('sys/audit/*', 'sudo')],
    ['a policy', may('sys/policies/acl/ops', 'update')],
    ['everything', may('*', 'read')],
    ['everything in one segment', may('+/data/apps/x', 'read')],
    ['the values beside the keys', may('secret/+/apps/*', 'read')],
    ['roles of all mounts', may('auth/+/role', 'list')],
    ['more keys than ours', may('secret/subkeys/*', 'read')],
    ['a path with our beginning', may('secret/subkeys/app*', 'read')],
    ['a path beside ours', may('secret/config2', 'read')],
    ['below a path of ours', may('sys/auth/token', 'read')],
    ['identities of all', may('identity/entity/id/*', 'read')],
    ['deeper identities', may('identity/entity/id/a/b', 'read')],
  ])('is told by %s', (_, rule) => {
    expect(excess(rule)).toEqual([rule]);
  });

  it('is told by capabilities that we do not print, and by those only', () => {
    expect(
      excess(may('sys/auth', 'read', 'sudo', 'update'), may(ROLES, 'patch')),
    ).toEqual([may('sys/auth', 'sudo', 'update'), may(ROLES, 'patch')]);
  });

  it('is told by a mode that needs less', () => {
    expect(
      excessOf(printed('roles'), printed('pull-request')).map(
        ({ path }) => path,
      ),
    ).toContain(ROLES);
    expect(excessOf(printed('roles'), printed('read-only'))).toMatchObject([
      { path: ROLES, capabilities: ['create', 'update', 'delete'] },
      { path: ROLES.replace('eu1', 'us1') },
    ]);
  });

  it.each<[string, Partial<GrantedRule>, string[]]>([
    ['any field', { allowed: undefined }, ['*']],
    ['no list of fields', { allowed: {} }, ['*']],
    [
      'any policy',
      { allowed: { ...roleRule().allowed, token_policies: [] } },
      ['token_policies'],
    ],
    [
      'a second policy',
      {
        allowed: {
          ...roleRule().allowed,
          token_policies: ['argosy-reader-k8s-eu1', 'admin'],
        },
      },
      ['token_policies'],
    ],
    [
      'a policy by a pattern',
      { allowed: { ...roleRule().allowed, token_policies: ['argosy-*'] } },
      ['token_policies'],
    ],
    [
      'the old name of the field',
      { allowed: { ...roleRule().allowed, policies: [] } },
      ['policies'],
    ],
    [
      'all other fields',
      { allowed: { ...roleRule().allowed, '*': [] } },
      ['*'],
    ],
    [
      'a value that is no text',
      { allowed: { ...roleRule().allowed, token_ttl: [31_536_000] } },
      ['token_ttl'],
    ],
    ['no policy at all', { required: [] }, ['token_policies']],
  ])('is told by a role with %s', (_, loose, fields) => {
    const rule = { ...roleRule(), ...loose };
    expect(excess(rule)).toEqual([
      { path: ROLES, capabilities: ['create', 'update'], fields },
    ]);
  });

  it('is told by one role without the pin, below the pattern that has it', () => {
    const path = 'auth/k8s-eu1/role/argosy-shop';
    expect(excess(roleRule(), may(path, 'update'))).toEqual([
      { path, capabilities: ['update'], fields: ['*'] },
    ]);
  });
});
