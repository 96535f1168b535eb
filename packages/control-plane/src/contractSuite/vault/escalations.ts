import type { JsonObject } from '../../json';
import type { VaultRig } from './VaultRig';

/** Something that a thief of the portal's token tries, and how Vault refuses it. */
export interface Escalation {
  what: string;
  method: string;
  path: string;
  body?: JsonObject | string;
  status: number;
}

/** Attempts on roles: the portal may write only those below its prefix, with pinned fields. */
export function roleEscalations(rig: VaultRig): Escalation[] {
  const { eu, us, prefix } = rig;
  const reader = rig.readerOf(eu);
  const own = `auth/${eu}/role/${prefix}thief`;
  const write = (what: string, fields: JsonObject, status = 403) => ({
    ...{ what, method: 'POST', path: own, status },
    body: rig.roleBody(fields),
  });
  const { token_policies: _, ...unpinned } = rig.roleBody();
  const at = (what: string, path: string, status = 403) => ({
    ...{ what, method: 'POST', path, status, body: rig.roleBody() },
  });
  return [
    write('another policy', { token_policies: 'admin' }),
    write('another policy in a list', { token_policies: ['admin'] }),
    write('root', { token_policies: ['root'] }),
    write('the default policy', { token_policies: 'default' }),
    write('a second policy behind a comma', {
      token_policies: `${reader},admin`,
    }),
    write('a second policy in the list', { token_policies: [reader, 'admin'] }),
    write("the other mount's policy", { token_policies: rig.readerOf(us) }),
    write('a glob of policies', { token_policies: `${prefix}reader-*` }),
    write('the policy in capitals', { token_policies: reader.toUpperCase() }),
    write('no policy by null', { token_policies: null }),
    write('a policy as an object', { token_policies: { 0: 'admin' } }, 400),
    write('a list in the list', { token_policies: [[reader]] }, 400),
    write('the old name of the field beside', { policies: 'admin' }),
    {
      ...write('the old name of the field alone', {}),
      body: { ...unpinned, policies: ['admin'] },
    },
    {
      ...write('another account for a role as it stands', {}),
      path: `auth/${eu}/role/${prefix}strong`,
      body: unpinned,
    },
    {
      ...write('the field in capitals', {}),
      body: { ...unpinned, TOKEN_POLICIES: 'admin' },
    },
    write('the field in mixed case', { Token_Policies: ['admin'] }),
    {
      ...write('the field twice', {}, 500),
      body: `{"bound_service_account_names":"api","bound_service_account_namespaces":"${rig.namespace}","token_policies":"${reader}","token_policies":"admin"}`,
    },
    write('tokens of another type', { token_type: 'batch' }),
    write('tokens that are renewed for ever', { token_period: '24h' }),
    write('tokens without the default policy', {
      token_no_default_policy: true,
    }),
    write('tokens for some addresses', { token_bound_cidrs: ['0.0.0.0/0'] }),
    write('an identity by name', { alias_name_source: 'serviceaccount_name' }),
    write('namespaces by their labels', {
      bound_service_account_namespace_selector: '{"matchLabels":{}}',
    }),
    write('the old name of the ttl', { ttl: '8760h' }),
    at('a role outside of the prefix', `auth/${eu}/role/thief`),
    at('the prefix in capitals', `auth/${eu}/role/${prefix.toUpperCase()}x`),
    at('dots after the prefix', `auth/${eu}/role/${prefix}x/../thief`, 307),
    at(
      'dots after the prefix, encoded',
      `auth/${eu}/role/${prefix}x%2f%2e%2e%2fthief`,
      404,
    ),
    { ...at('a role by PATCH', own), method: 'PATCH' },
    {
      ...at('the removal of a role of others', `auth/${eu}/role/others`),
      method: 'DELETE',
    },
    {
      ...at('whose tokens the mount believes', `auth/${eu}/config`),
      body: { kubernetes_host: 'https://thief.example.com' },
    },
  ];
}

/** Attempts on everything else. */
export function otherEscalations(rig: VaultRig): Escalation[] {
  const { eu, prefix } = rig;
  const { kv } = rig.vault;
  const secret = rig.secretOf('api');
  const policy = { policy: 'path "*" { capabilities = ["read"] }' };
  const entry = (
    what: string,
    method: string,
    path: string,
    body?: JsonObject,
  ): Escalation => ({ what, method, path, body, status: 403 });
  return [
    entry('a new policy', 'POST', 'sys/policies/acl/thief', policy),
    entry(
      'a policy with the prefix',
      'POST',
      `sys/policies/acl/${prefix}x`,
      policy,
    ),
    entry(
      'the policy of readers',
      'POST',
      `sys/policies/acl/${rig.readerOf(eu)}`,
      policy,
    ),
    entry('its own policy', 'PUT', `sys/policies/acl/${prefix}portal`, policy),
    entry(
      'the text of the default policy',
      'POST',
      'sys/policies/acl/default',
      policy,
    ),
    entry('a policy the old way', 'PUT', 'sys/policy/thief', policy),
    entry(
      'the removal of a policy',
      'DELETE',
      `sys/policies/acl/${rig.readerOf(eu)}`,
    ),
    entry('the text of a policy', 'GET', `sys/policies/acl/${prefix}portal`),
    entry('a token of its own', 'POST', 'auth/token/create', {}),
    entry('a root token', 'POST', 'auth/token/create', { policies: ['root'] }),
    entry('an orphan', 'POST', 'auth/token/create-orphan', {}),
    entry('a role of tokens', 'POST', 'auth/token/roles/thief', {
      allowed_policies: 'root',
    }),
    entry('the tokens of others', 'GET', 'auth/token/accessors?list=true'),
    entry('another way to log in', 'POST', 'sys/auth/thief', {
      type: 'kubernetes',
    }),
    entry('the end of a way to log in', 'DELETE', `sys/auth/${eu}`),
    entry('another engine', 'POST', 'sys/mounts/thief', { type: 'kv' }),
    entry('a mount moved', 'POST', 'sys/remount', { from: kv, to: 'thief' }),
    entry('a policy for an entity', 'POST', 'identity/entity', {
      name: 'thief',
      policies: ['admin'],
    }),
    entry('a policy for a group', 'POST', 'identity/group', {
      name: 'thief',
      policies: ['admin'],
    }),
    entry('an alias of somebody else', 'POST', 'identity/entity-alias', {
      name: 'thief',
    }),
    entry('a value', 'GET', `${kv}/data/${secret}`),
    entry('an old value', 'GET', `${kv}/data/${secret}?version=1`),
    entry('a value written', 'POST', `${kv}/data/${secret}`, {
      data: { DB_URL: 'thief' },
    }),
    entry('a value patched', 'PATCH', `${kv}/data/${secret}`, {
      data: { DB_URL: 'thief' },
    }),
    entry('a value removed', 'DELETE', `${kv}/data/${secret}`),
    entry('versions destroyed', 'PUT', `${kv}/destroy/${secret}`, {
      versions: [1],
    }),
    entry('metadata written', 'POST', `${kv}/metadata/${secret}`, {
      custom_metadata: { owner: 'thief' },
    }),
    entry(
      'everything of a secret removed',
      'DELETE',
      `${kv}/metadata/${secret}`,
    ),
    entry('the config of the engine', 'POST', `${kv}/config`, {
      max_versions: 1,
    }),
    entry('key names beside apps/', 'GET', `${kv}/subkeys/${prefix}other`),
    entry('paths beside apps/', 'GET', `${kv}/metadata?list=true`),
    entry('a wrapped answer', 'POST', 'sys/wrapping/wrap', { of: 'anything' }),
    entry('a sealed Vault', 'PUT', 'sys/seal'),
    entry('an audit device of its own', 'PUT', 'sys/audit/thief', {
      type: 'file',
      options: { file_path: 'discard' },
    }),
    {
      ...entry('a value behind two slashes', 'GET', `${kv}//data/${secret}`),
      status: 307,
    },
    {
      ...entry(
        'a value behind dots',
        'GET',
        `${kv}/subkeys/apps/../../data/${secret}`,
      ),
      status: 307,
    },
  ];
}
