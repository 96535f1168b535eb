import { VaultServer } from '@argosy/plugin-deployments-common';
import { kvPath } from '../../../vault/vaultNames';
import { DesiredRole } from '../../../vault/roles/desiredRole';

/** A token that only Vault gets: pods mount none for the Kubernetes API. */
export const TOKEN_VOLUME = 'vault-token';

const PREFIX = 'vault.hashicorp.com/';
/** The agent takes the name of the file from the end of the annotation's. */
const FILE = 'env';

/**
 * What Vault's agent injector reads. The template is always given: the injector's own prints the maps of KV version 2,
 * and writes `<no value>` for a key that is missing.
 */
export function injectorAnnotations(
  role: DesiredRole,
  server: VaultServer,
  runsOnce: boolean,
): Record<string, string> {
  const path = kvPath(server, 'data', role.secret.path);
  const annotations = {
    'agent-inject': 'true',
    'auth-path': `auth/${role.mount}`,
    role: role.name,
    ...(server.namespace !== undefined && { namespace: server.namespace }),
    'agent-service-account-token-volume-name': TOKEN_VOLUME,
    [`agent-inject-secret-${FILE}`]: path,
    [`agent-inject-template-${FILE}`]: template(path, role.keys, server),
    [`error-on-missing-key-${FILE}`]: 'true',
    ...(runsOnce
      ? { 'agent-pre-populate-only': 'true' }
      : { 'template-static-secret-render-interval': '5m' }),
    'agent-requests-cpu': '25m',
    'agent-requests-mem': '64Mi',
  };
  return Object.fromEntries(
    Object.entries(annotations).map(([key, value]) => [PREFIX + key, value]),
  );
}

/** Lines that a shell reads with `.`; a quote in a value ends nothing. */
function template(
  path: string,
  keys: readonly string[],
  { kv }: VaultServer,
): string {
  const data = kv.version === 2 ? '.Data.data' : '.Data';
  const lines = keys.map(
    key =>
      `export ${key}='{{ printf "%v" ${data}.${key} | replaceAll "'" "'\\\\''" }}'\n`,
  );
  return `{{- with secret "${path}" -}}\n${lines.join('')}{{ end -}}\n`;
}
