import { policyOf, portalPolicy, sharedRoleBody } from '..';
import { seedVault as vault } from '../../layout/__testUtils__/fleet';

const [server] = vault.servers;
const at = { mount: 'k8s-eu1', accessor: 'auth_kubernetes_ab12cd34' };

describe('policyOf', () => {
  it('gives each account its own path', () => {
    expect(policyOf(vault, server, at)).toMatchInlineSnapshot(`
     "# argosy-reader-k8s-eu1: who logs in through auth/k8s-eu1 reads below its own path, and nothing else.
     path "secret/data/apps/{{identity.entity.aliases.auth_kubernetes_ab12cd34.metadata.service_account_namespace}}/{{identity.entity.aliases.auth_kubernetes_ab12cd34.metadata.service_account_name}}/*" {
       capabilities = ["read"]
     }
     path "secret/metadata/apps/{{identity.entity.aliases.auth_kubernetes_ab12cd34.metadata.service_account_namespace}}/{{identity.entity.aliases.auth_kubernetes_ab12cd34.metadata.service_account_name}}/*" {
       capabilities = ["list", "read"]
     }
     "
    `);
  });

  it('names no data/ in version 1', () => {
    const kv = { mount: 'kv', version: 1 as const };
    expect(policyOf(vault, { kv }, at)).toContain('path "kv/apps/{{');
  });

  it.each(['', 'a}}', 'a" { }', 'a\nb', '../x', 'a*', 'a.b'])(
    'refuses the accessor %j',
    accessor => {
      expect(() => policyOf(vault, server, { ...at, accessor })).toThrow(
        /is not valid; take it from vault auth list/,
      );
    },
  );
});

describe('portalPolicy', () => {
  it('pins in the mode roles what may be written', () => {
    expect(portalPolicy({ ...vault, audience: 'vault' }, server))
      .toMatchInlineSnapshot(`
     "# The portal in the mode roles. Names of keys, never values; no right to write a policy.
     path "secret/metadata/apps/*" {
       capabilities = ["list", "read"]
     }
     path "secret/subkeys/apps/*" {
       capabilities = ["read"]
     }
     path "secret/config" {
       capabilities = ["read"]
     }
     path "sys/auth" {
       capabilities = ["read"]
     }
     path "auth/k8s-eu1/role" {
       capabilities = ["list"]
     }
     path "sys/policies/acl/argosy-reader-k8s-eu1" {
       capabilities = ["read"]
     }
     path "auth/k8s-us1/role" {
       capabilities = ["list"]
     }
     path "sys/policies/acl/argosy-reader-k8s-us1" {
       capabilities = ["read"]
     }
     path "auth/k8s-eu1/role/argosy-*" {
       capabilities = ["create", "read", "update", "delete"]
       allowed_parameters = {
         "bound_service_account_names" = []
         "bound_service_account_namespaces" = []
         "audience" = ["vault"]
         "alias_name_source" = ["serviceaccount_uid"]
         "token_policies" = ["argosy-reader-k8s-eu1"]
         "token_ttl" = ["20m"]
         "token_max_ttl" = ["1h"]
       }
       required_parameters = ["token_policies"]
     }
     path "auth/k8s-us1/role/argosy-*" {
       capabilities = ["create", "read", "update", "delete"]
       allowed_parameters = {
         "bound_service_account_names" = []
         "bound_service_account_namespaces" = []
         "audience" = ["vault"]
         "alias_name_source" = ["serviceaccount_uid"]
         "token_policies" = ["argosy-reader-k8s-us1"]
         "token_ttl" = ["20m"]
         "token_max_ttl" = ["1h"]
       }
       required_parameters = ["token_policies"]
     }
     path "sys/capabilities-self" {
       capabilities = ["update"]
     }
     path "sys/internal/ui/resultant-acl" {
       capabilities = ["read"]
     }
     path "auth/token/lookup-self" {
       capabilities = ["read"]
     }
     path "auth/token/renew-self" {
       capabilities = ["update"]
     }
     "
    `);
  });

  it.each(['roles', 'read-only', 'pull-request'] as const)(
    'reads no value and writes no policy in the mode %s',
    mode => {
      const policy = portalPolicy({ ...vault, mode }, server);
      expect(policy).not.toMatch(/\/data\/|sudo/);
      const rules = policy.split(/(?=^path )/m).slice(1);
      const writes = rules.filter(rule => /create|delete|patch/.test(rule));
      expect(writes).toHaveLength(mode === 'roles' ? 2 : 0);
      for (const rule of writes) {
        expect(rule).toMatch(/^path "auth\/k8s-[a-z0-9]+\/role\/argosy-\*"/);
        expect(rule).toMatch(/"token_policies" = \["argosy-reader-k8s-..1"\]/);
      }
      const policies = rules.filter(rule => rule.includes('sys/policies'));
      for (const rule of policies) expect(rule).toContain('["read"]');
    },
  );
});

it('binds the shared role to the environments, not to every namespace', () => {
  expect(sharedRoleBody(vault, 'k8s-eu1', ['dev', 'prod'])).toMatchObject({
    bound_service_account_names: ['*'],
    bound_service_account_namespaces: ['*-dev', '*-prod'],
    token_policies: 'argosy-reader-k8s-eu1',
  });
});
