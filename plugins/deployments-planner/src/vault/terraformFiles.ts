import { Vault, VaultServer } from '@argosy/plugin-deployments-common';
import { durationSeconds } from './roles/durationSeconds';
import { list, quoted } from './setUp/hcl';
import { readerPolicy } from './setUp/policyOf';
import { roleBody } from './roles/roleBody';
import { headPath, rolesPath } from '../repository/terraformPaths';
import { readerPolicyName } from './vaultNames';
import { DesiredRole } from './roles/desiredRole';

/**
 * Roles of one service as Terraform, for the mode pull-request, by path: for each Vault and mount that it needs a file
 * of its own, so that services never meet in Git, beside the head that all of the mount share. The Vault team merges
 * and applies; the portal has no right in Vault.
 * @public
 */
export function terraformFiles(
  vault: Vault,
  service: string,
  roles: readonly DesiredRole[],
): Map<string, string> {
  const files = new Map<string, string>();
  for (const server of vault.servers) {
    for (const { mount } of Object.values(server.clusters)) {
      const own = roles
        .filter(role => role.server === server.name && role.mount === mount)
        .sort((a, b) => (a.name < b.name ? -1 : 1));
      if (own.length === 0) continue;
      const place = { server: server.name, mount };
      files.set(headPath(place), headOf(vault, server, mount));
      files.set(
        rolesPath(place, service),
        [
          `# Made from services/${service}; edits are overwritten.\n`,
          ...own.map(role => roleBlock(server, role)),
        ].join('\n'),
      );
    }
  }
  return files;
}

const headOf = (vault: Vault, server: VaultServer, mount: string) =>
  [HEAD, mountBlock(server, mount), policyBlock(vault, server, mount)].join(
    '\n',
  );

const HEAD = `# Made for the services of this repository; edits are overwritten.
terraform {
  required_providers {
    vault = {
      source = "hashicorp/vault"
    }
  }
}
`;

const ACCESSOR = '${data.vault_auth_backend.cluster.accessor}';

const inNamespace = ({ namespace }: VaultServer) =>
  namespace === undefined ? '' : `  namespace = ${quoted(namespace)}\n`;

const mountBlock = (server: VaultServer, mount: string) =>
  `data "vault_auth_backend" "cluster" {
${inNamespace(server)}  path = ${quoted(mount)}
}
`;

const policyBlock = (vault: Vault, server: VaultServer, mount: string) =>
  `resource "vault_policy" "reader" {
${inNamespace(server)}  name = ${quoted(readerPolicyName(vault, mount))}
  policy = <<-EOT
${indent(readerPolicy(vault, server, { mount, accessor: ACCESSOR }))}  EOT
}
`;

const indent = (text: string) => text.replace(/^(?=.)/gm, '    ');

function roleBlock(server: VaultServer, role: DesiredRole): string {
  const { token_policies, token_ttl, token_max_ttl, audience, ...rest } =
    roleBody(role);
  const fields = {
    backend: quoted(role.mount),
    role_name: quoted(role.name),
    bound_service_account_names: list(rest.bound_service_account_names),
    bound_service_account_namespaces: list(
      rest.bound_service_account_namespaces,
    ),
    ...(audience && { audience: quoted(audience) }),
    alias_name_source: quoted(rest.alias_name_source),
    token_policies: list([token_policies]),
    token_ttl: durationSeconds(token_ttl),
    token_max_ttl: durationSeconds(token_max_ttl),
  };
  const lines = Object.entries(fields).map(
    ([name, value]) => `  ${name} = ${value}\n`,
  );
  return `resource "vault_kubernetes_auth_backend_role" ${quoted(role.name)} {
${inNamespace(server)}${lines.join('')}}
`;
}
