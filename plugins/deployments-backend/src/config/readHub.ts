import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { requireTrusted } from './requireTrusted';
import { HubConfig, KubernetesAccess } from './config';
import { withoutEndSlash } from '../lib/withoutEndSlash';

/** What an entry of `argocd.appLocatorMethods` says of a hub. */
export interface LocatedInstance {
  url: string;
  token?: string;
}

/** Reads one entry of `deployments.hubs`. Errors: `InputError` with the hub and the key. */
export function readHub(
  config: Config,
  located: ReadonlyMap<string, LocatedInstance>,
): HubConfig {
  const name = config.getString('name');
  const namespaces = config.getStringArray('namespaces');
  if (namespaces.length === 0) {
    throw new InputError(
      `deployments.hubs: hub ${name} names no namespace; list those where its Applications live, as in namespaces: [argocd]`,
    );
  }
  const instance = located.get(name);
  const argocd = config.getOptionalConfig('argocd');
  const url = config.getOptionalString('url') ?? instance?.url;
  return {
    name,
    namespaces,
    kubernetes: readKubernetes(name, config.getConfig('kubernetes')),
    ...(url && { url: withoutEndSlash(url) }),
    ...readArgoCd(name, argocd, instance),
  };
}

function readArgoCd(
  hub: string,
  config: Config | undefined,
  instance: LocatedInstance | undefined,
): Pick<HubConfig, 'argocd'> {
  if (config) {
    return {
      argocd: {
        url: requireTrusted(config.getString('url'), {
          at: `deployments.hubs: hub ${hub}`,
          key: 'argocd.url',
          allowHttp: config.getOptionalBoolean('allowHttp'),
        }),
        token: config.getString('token'),
      },
    };
  }
  if (instance?.token === undefined) return {};
  return {
    argocd: {
      url: requireTrusted(instance.url, {
        at: `argocd.appLocatorMethods: the instance ${hub}`,
        key: 'url',
        allowAt: `below argocd of hub ${hub} in deployments.hubs, with url and token`,
      }),
      token: instance.token,
    },
  };
}

function readKubernetes(hub: string, config: Config): KubernetesAccess {
  const ways = ['inCluster', 'kubeconfig', 'server'].filter(key =>
    config.has(key),
  );
  if (ways.length !== 1) {
    throw new InputError(
      `deployments.hubs: hub ${hub} names ${
        ways.join(' and ') || 'no way'
      } to reach Kubernetes; give exactly one of inCluster, kubeconfig, server`,
    );
  }
  if (ways[0] === 'inCluster') return { kind: 'inCluster' };
  if (ways[0] === 'kubeconfig') {
    return {
      kind: 'kubeconfig',
      path: config.getString('kubeconfig'),
      context: config.getOptionalString('context'),
    };
  }
  const token = config.getOptionalString('token');
  const tokenFile = config.getOptionalString('tokenFile');
  if ((token === undefined) === (tokenFile === undefined)) {
    throw new InputError(
      `deployments.hubs: hub ${hub} needs a token for its server; give one of token, tokenFile`,
    );
  }
  return {
    kind: 'server',
    server: config.getString('server'),
    caData: config.getOptionalString('caData'),
    caFile: config.getOptionalString('caFile'),
    token,
    tokenFile,
  };
}
