import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { DeploymentsConfig } from './config';
import { readEnvironment } from './readEnvironment';
import { LocatedInstance, readHub } from './readHub';

/**
 * Reads the whole config once.
 * @param root - the root config of the portal
 * @throws `InputError`: one sentence on what is missing; nothing is guessed
 * @public
 */
export function readConfig(root: Config): DeploymentsConfig {
  const config = root.getOptionalConfig('deployments');
  if (!config) {
    throw new InputError(
      'deployments is missing in app-config.yaml; the README of @argosy/plugin-deployments-backend shows a whole one',
    );
  }
  const located = readLocatedInstances(root);
  const hubs = config.getConfigArray('hubs').map(hub => readHub(hub, located));
  const environments = config
    .getConfigArray('environments')
    .map(readEnvironment);
  requireUnique('hubs', hubs);
  requireUnique('environments', environments);
  return {
    hubs,
    environments,
    gitops: {
      repository: config.getString('gitops.repository'),
      branch: config.getString('gitops.branch'),
      author: {
        name: config.getOptionalString('gitops.author.name') ?? 'Argosy',
        email:
          config.getOptionalString('gitops.author.email') ?? 'argosy@localhost',
      },
    },
    regionLabel: config.getOptionalString('regionLabel') ?? 'region',
    prometheus: config.getOptionalString('prometheus'),
  };
}

function requireUnique(what: string, items: Array<{ name: string }>) {
  if (items.length === 0) {
    throw new InputError(`deployments.${what} is empty; name at least one`);
  }
  const names = items.map(item => item.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new InputError(
      `deployments.${what} names ${twice} twice; give each its own name`,
    );
  }
}

/** Other Argo CD plugins keep their instances under `argocd.appLocatorMethods`. */
function readLocatedInstances(root: Config): Map<string, LocatedInstance> {
  const methods = root.getOptionalConfigArray('argocd.appLocatorMethods') ?? [];
  return new Map(
    methods
      .filter(method => method.getOptionalString('type') === 'config')
      .flatMap(method => method.getOptionalConfigArray('instances') ?? [])
      .map(instance => [
        instance.getString('name'),
        {
          url: instance.getString('url'),
          token: instance.getOptionalString('token'),
        },
      ]),
  );
}
