import { planRoles, terraformFiles } from '.';
import { seedVault } from '../layout/__testUtils__/fleet';
import { repositoryOf, serviceIn } from './__testUtils__/vault';

const vault = { ...seedVault, mode: 'pull-request' as const };
const SECRETS = { api: { secrets: ['A'] } };

function filesOf(service: string, targets: string[], more = {}) {
  const existing = repositoryOf(serviceIn(service, SECRETS, targets));
  const own = { ...vault, ...more };
  return terraformFiles(own, service, planRoles(existing, own).roles);
}

it('gives a head and a file of the service for each mount that it needs', () => {
  const files = filesOf('shop', ['dev/eu1', 'prod/eu1']);
  expect([...files.keys()]).toEqual([
    'vault/main/k8s-eu1/main.tf',
    'vault/main/k8s-eu1/roles-shop.tf',
  ]);
  expect(files.get('vault/main/k8s-eu1/main.tf')).toMatchInlineSnapshot(`
   "# Made for the services of this repository; edits are overwritten.
   terraform {
     required_providers {
       vault = {
         source = "hashicorp/vault"
       }
     }
   }

   data "vault_auth_backend" "cluster" {
     path = "k8s-eu1"
   }

   resource "vault_policy" "reader" {
     name = "argosy-reader-k8s-eu1"
     policy = <<-EOT
       # argosy-reader-k8s-eu1: who logs in through auth/k8s-eu1 reads below its own path, and nothing else.
       path "secret/data/apps/{{identity.entity.aliases.\${data.vault_auth_backend.cluster.accessor}.metadata.service_account_namespace}}/{{identity.entity.aliases.\${data.vault_auth_backend.cluster.accessor}.metadata.service_account_name}}/*" {
         capabilities = ["read"]
       }
       path "secret/metadata/apps/{{identity.entity.aliases.\${data.vault_auth_backend.cluster.accessor}.metadata.service_account_namespace}}/{{identity.entity.aliases.\${data.vault_auth_backend.cluster.accessor}.metadata.service_account_name}}/*" {
         capabilities = ["list", "read"]
       }
     EOT
   }
   "
  `);
  expect(files.get('vault/main/k8s-eu1/roles-shop.tf')).toMatchInlineSnapshot(`
   "# Made from services/shop; edits are overwritten.

   resource "vault_kubernetes_auth_backend_role" "argosy-shop-api-dev" {
     backend = "k8s-eu1"
     role_name = "argosy-shop-api-dev"
     bound_service_account_names = ["api"]
     bound_service_account_namespaces = ["shop-dev"]
     alias_name_source = "serviceaccount_uid"
     token_policies = ["argosy-reader-k8s-eu1"]
     token_ttl = 1200
     token_max_ttl = 3600
   }

   resource "vault_kubernetes_auth_backend_role" "argosy-shop-api-prod" {
     backend = "k8s-eu1"
     role_name = "argosy-shop-api-prod"
     bound_service_account_names = ["api"]
     bound_service_account_namespaces = ["shop-prod"]
     alias_name_source = "serviceaccount_uid"
     token_policies = ["argosy-reader-k8s-eu1"]
     token_ttl = 1200
     token_max_ttl = 3600
   }
   "
  `);
});

it('gives services of one mount the same head and nothing else in common', () => {
  const [shop, cart] = ['shop', 'cart'].map(name =>
    filesOf(name, ['dev/eu1', 'prod/us1']),
  );
  const common = [...shop.keys()].filter(path => cart.has(path));
  expect(common).toEqual([
    'vault/main/k8s-eu1/main.tf',
    'vault/main/k8s-us1/main.tf',
  ]);
  for (const path of common) expect(shop.get(path)).toBe(cart.get(path));
});

it.each(['main', 'override'])(
  'keeps the roles of a service %s out of files that mean something to Terraform',
  name => {
    const paths = [...filesOf(name, ['dev/eu1']).keys()];
    expect(paths).toEqual([
      'vault/main/k8s-eu1/main.tf',
      `vault/main/k8s-eu1/roles-${name}.tf`,
    ]);
  },
);

it('says namespace and audience where they are configured', () => {
  const servers = [{ ...vault.servers[0], namespace: 'team' }];
  const text = [
    ...filesOf('shop', ['dev/eu1'], { servers, audience: 'vault' }).values(),
  ].join('');
  expect(text.match(/ {2}namespace = "team"/g)).toHaveLength(3);
  expect(text.match(/ {2}audience = "vault"/g)).toHaveLength(1);
});
