/** The policy that an admin applies once per mount: whoever logs in there reads the secrets of its own ServiceAccount. */
export function readerPolicy(kv: string, accessor: string): string {
  const own = ['service_account_namespace', 'service_account_name']
    .map(key => `{{identity.entity.aliases.${accessor}.metadata.${key}}}`)
    .join('/');
  return `
path "${kv}/data/apps/${own}/*" { capabilities = ["read"] }
path "${kv}/metadata/apps/${own}/*" { capabilities = ["list", "read"] }
`;
}

/** The policy of the portal: it may write roles below its prefix with the only policy of their mount, and see the names of keys. */
export function portalPolicy(
  kv: string,
  prefix: string,
  mounts: string[],
): string {
  return `
path "${kv}/metadata/apps/*"    { capabilities = ["list", "read"] }
path "${kv}/subkeys/apps/*"     { capabilities = ["read"] }
path "auth/+/role"              { capabilities = ["list"] }
path "sys/auth"                 { capabilities = ["read"] }
path "sys/capabilities-self"    { capabilities = ["update"] }
path "auth/token/renew-self"    { capabilities = ["update"] }
path "auth/token/revoke-self"   { capabilities = ["update"] }
${mounts
  .map(
    mount => `
path "auth/${mount}/role/${prefix}*" {
  capabilities = ["create", "update", "read", "delete"]
  # or a role that stands with a stronger policy could be bound to somebody else
  required_parameters = ["token_policies"]
  allowed_parameters = {
    "bound_service_account_names"      = []
    "bound_service_account_namespaces" = []
    "audience"                         = []
    "alias_name_source"                = ["serviceaccount_uid"]
    "token_policies"                   = ["${prefix}reader-${mount}"] # exactly this one
    "token_ttl"                        = []
    "token_max_ttl"                    = []
  }
}`,
  )
  .join('\n')}
`;
}
