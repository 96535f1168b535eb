import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { isPlainName } from '@argosy/plugin-deployments-common';
import { VaultConfig, VaultServerConfig } from './config';
import { readVaultAuth } from './readVaultAuth';
import { requireTrusted } from './requireTrusted';
import { isVaultPath, mountPath } from './mountPath';
import { withoutEndSlash } from '../lib/withoutEndSlash';

const CLUSTER_MOUNT = /^[a-z0-9][-a-z0-9_]{0,39}$/;

/** Reads one entry of `deployments.vault.servers`. Errors: `InputError` with the server and the key. */
export function readVaultServer(
  config: Config,
  mode: VaultConfig['mode'],
): VaultServerConfig {
  const name = config.getString('name');
  const at = `deployments.vault.servers: ${name}`;
  if (!isPlainName(name)) {
    throw new InputError(
      `${at} is not a DNS label; use lower-case letters, digits and "-"`,
    );
  }
  const url = requireTrusted(config.getString('url'), {
    at,
    key: 'url',
    allowHttp: config.getOptionalBoolean('allowHttp'),
  });
  const publicUrl = config.getOptionalString('publicUrl');
  const namespace = config.getOptionalString('namespace');
  if (namespace !== undefined && !isVaultPath(namespace)) {
    throw new InputError(
      `${at} has namespace: ${namespace}; write it as team or team/part, without a slash at its ends`,
    );
  }
  const auth = config.getOptionalConfig('auth');
  if (!auth && mode !== 'pull-request') {
    throw new InputError(
      `${at} has no auth; say how the portal logs in, as in auth: { method: kubernetes, role: portal }`,
    );
  }
  return {
    name,
    url,
    publicUrl: publicUrl ? readPublicUrl(at, publicUrl) : url,
    ...(namespace !== undefined && { namespace }),
    kv: readKv(at, config),
    ...(auth && { auth: readVaultAuth(at, auth) }),
    clusters: readClusters(at, config.getConfig('clusters')),
  };
}

/** For links only: nothing is sent to it. */
function readPublicUrl(at: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.search) {
    throw new InputError(
      `${at} has an unusable publicUrl; write it as https://vault.example.com, without credentials`,
    );
  }
  return withoutEndSlash(text);
}

function readKv(at: string, config: Config): VaultServerConfig['kv'] {
  const mount = mountPath(
    at,
    'kv.mount',
    config.getOptionalString('kv.mount') ?? 'secret',
  );
  const version = config.getOptionalNumber('kv.version') ?? 2;
  if (version === 1 || version === 2) return { mount, version };
  throw new InputError(`${at} has kv.version: ${version}; use 2, or 1`);
}

function readClusters(at: string, config: Config) {
  const clusters = config.keys().map(cluster => {
    const mount = config.getConfig(cluster).getString('mount');
    if (!isPlainName(cluster) || !CLUSTER_MOUNT.test(mount)) {
      throw new InputError(
        `${at} names the cluster ${cluster} with the mount ${mount}; write the name as in Argo CD, and the mount in lower case without auth/, as in eu1: { mount: k8s-eu1 }`,
      );
    }
    return [cluster, { mount }] as const;
  });
  const mounts = clusters.map(([, { mount }]) => mount);
  const twice = mounts.find((mount, index) => mounts.indexOf(mount) !== index);
  if (clusters.length === 0 || twice !== undefined) {
    throw new InputError(
      twice === undefined
        ? `${at} serves no cluster; name at least one, as in clusters: { eu1: { mount: k8s-eu1 } }`
        : `${at} names the mount ${twice} for two clusters; a mount knows the accounts of one cluster, enable one for each`,
    );
  }
  return Object.fromEntries(clusters);
}
