import * as fc from 'fast-check';
import { compareRoles, planRoles, roleBody } from '..';
import type { RawRole } from '..';
import { seedVault as vault } from '../../layout/__testUtils__/fleet';
import { repositoryOf, serviceIn } from '../__testUtils__/vault';

const files = serviceIn('shop', { api: { secrets: ['A'] } }, ['dev/eu1']);
const { roles: desired } = planRoles(repositoryOf(files), {
  ...vault,
  audience: 'vault',
});
const [api] = desired;

/** As Vault 1.21 returns what we write. */
const returned: RawRole = {
  alias_name_source: 'serviceaccount_uid',
  audience: 'vault',
  bound_service_account_names: ['api'],
  bound_service_account_namespace_selector: '',
  bound_service_account_namespaces: ['shop-dev'],
  token_bound_cidrs: [],
  token_explicit_max_ttl: 0,
  token_max_ttl: 3600,
  token_no_default_policy: false,
  token_num_uses: 0,
  token_period: 0,
  token_policies: ['argosy-reader-k8s-eu1'],
  token_ttl: 1200,
  token_type: 'default',
};

const compare = (
  actual: Record<string, RawRole>,
  protectedPrefixes: string[] = [],
) =>
  compareRoles({
    vault,
    desired,
    actual: new Map(Object.entries(actual)),
    protectedPrefixes,
  });

describe('compareRoles', () => {
  it('creates what is missing', () => {
    expect(compare({})).toEqual({
      create: desired,
      change: [],
      orphaned: [],
      same: [],
    });
  });

  it.each<[string, RawRole]>([
    ['as Vault returns it', returned],
    ['as we write it', { ...roleBody(api) }],
    [
      'as commas, texts and long durations',
      {
        ...returned,
        bound_service_account_names: 'api',
        token_policies: 'argosy-reader-k8s-eu1,',
        token_ttl: '20m0s',
        token_max_ttl: '3600',
      },
    ],
    [
      'under old names too, as older Vaults repeat them',
      {
        ...returned,
        policies: ['argosy-reader-k8s-eu1'],
        ttl: 1200,
        max_ttl: 3600,
        period: 0,
        num_uses: 0,
        bound_cidrs: [],
      },
    ],
  ])('knows what stands: %s', (_, actual) => {
    expect(compare({ 'argosy-shop-api-dev': actual }).same).toEqual([api]);
  });

  it.each<[string, unknown, boolean]>([
    ['bound_service_account_names', ['api', 'other'], false],
    ['bound_service_account_namespaces', ['*'], false],
    ['audience', '', false],
    ['alias_name_source', 'serviceaccount_name', false],
    ['token_policies', ['argosy-reader-k8s-eu1', 'admin'], false],
    ['token_policies', [], false],
    ['token_ttl', 86_400, false],
    ['token_max_ttl', 'for ever', false],
    ['token_type', 'batch', true],
    ['token_period', '24h', true],
    ['token_no_default_policy', true, true],
    ['bound_service_account_namespace_selector', '{}{}', true],
    ['a_field_of_a_later_version', 'x', true],
  ])(
    'says that %s differs, and whether a write is enough',
    (key, value, replace) => {
      expect(
        compare({ 'argosy-shop-api-dev': { ...returned, [key]: value } })
          .change,
      ).toEqual([{ role: api, fields: [key], replace }]);
    },
  );

  it('takes for orphaned only what is ours and no file asks for', () => {
    const { orphaned } = compare(
      {
        'argosy-shop-api-dev': returned,
        'argosy-old-api-dev': returned,
        'argosy-broken-api-dev': returned,
        'argosy-preflight': returned,
        'argosy-shared': returned,
        admin: returned,
        argosy: returned,
      },
      ['argosy-broken-'],
    );
    expect(orphaned).toEqual([
      {
        name: 'argosy-old-api-dev',
        serviceAccounts: ['api'],
        namespaces: ['shop-dev'],
      },
    ]);
  });

  it('touches no name outside the prefix, whatever stands', () => {
    const names = fc.oneof(
      fc.string(),
      fc.string().map(text => `argosy-${text}`),
    );
    const values = fc.dictionary(fc.string(), fc.anything());
    fc.assert(
      fc.property(fc.array(fc.tuple(names, values)), entries => {
        const { change, orphaned } = compare(Object.fromEntries(entries));
        for (const { name } of [...orphaned, ...change.map(c => c.role)])
          expect(name.startsWith('argosy-')).toBe(true);
      }),
    );
  });
});
