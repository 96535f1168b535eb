import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { DeploymentsConfig } from './config';
import { readEnvironment } from './readEnvironment';
import { LocatedInstance, readHub } from './readHub';
import { readVault } from './readVault';
import { requireUnique } from './requireUnique';

const BRANCH_PREFIX =
  /^(?=.{1,60}$)(?:[A-Za-z0-9][A-Za-z0-9_-]*\/)*(?:[A-Za-z0-9][A-Za-z0-9_-]*)?$/;

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
  const vault = readVault(config.getOptionalConfig('vault'));
  requireVault(environments, vault);
  return {
    ownersOnly: config.getOptionalBoolean('ownersOnly') ?? true,
    hubs,
    environments,
    gitops: readGitOps(config.getConfig('gitops')),
    regionLabel: config.getOptionalString('regionLabel') ?? 'region',
    prometheus: config.getOptionalString('prometheus'),
    ...(vault && { vault }),
  };
}

function readGitOps(config: Config): DeploymentsConfig['gitops'] {
  const branchPrefix = config.getOptionalString('branchPrefix') ?? 'argosy/';
  if (!BRANCH_PREFIX.test(branchPrefix)) {
    throw new InputError(
      `deployments.gitops.branchPrefix: ${JSON.stringify(branchPrefix)} cannot begin the name of a branch; use letters, digits, "-", "_" and "/", at most 60 of them, with a letter or digit first`,
    );
  }
  return {
    repository: config.getString('repository'),
    branch: config.getString('branch'),
    author: {
      name: config.getOptionalString('author.name') ?? 'Argosy',
      email: config.getOptionalString('author.email') ?? 'argosy@localhost',
    },
    branchPrefix,
  };
}

function requireVault(
  environments: DeploymentsConfig['environments'],
  vault: DeploymentsConfig['vault'],
) {
  const named = environments.find(environment => environment.secrets);
  if (named && !vault) {
    throw new InputError(
      `deployments.environments: ${named.name} has secrets.delivery, and deployments.vault is missing; configure Vault, or remove the key`,
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
