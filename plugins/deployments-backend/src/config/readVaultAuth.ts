import type { VaultAuth } from '@argosy/plugin-deployments-common';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { mountPath } from './mountPath';

const POD_TOKEN = '/var/run/secrets/kubernetes.io/serviceaccount/token';

/** Reads how the portal logs in to a Vault. Errors: `InputError` with the server and the key. */
export function readVaultAuth(at: string, config: Config): VaultAuth {
  const method = config.getString('method');
  if (config.has('token')) {
    throw new InputError(
      `${at} has auth.token; the portal takes no token that never ends, log in by kubernetes, jwt or approle`,
    );
  }
  const mount = () =>
    mountPath(at, 'auth.mount', config.getOptionalString('mount') ?? method);
  if (method === 'approle') {
    return {
      method,
      mount: mount(),
      roleId: config.getString('roleId'),
      secretIdFile: config.getString('secretIdFile'),
    };
  }
  if (method === 'kubernetes' || method === 'jwt') {
    const role = config.getString('role');
    const tokenFile =
      method === 'kubernetes'
        ? (config.getOptionalString('tokenFile') ?? POD_TOKEN)
        : config.getString('tokenFile');
    return { method, mount: mount(), role, tokenFile };
  }
  throw new InputError(
    `${at} has auth.method: ${method}; use kubernetes, jwt or approle`,
  );
}
