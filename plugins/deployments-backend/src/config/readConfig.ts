import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { DeploymentsConfig, Peer } from './config';
import { readCallers, readOpenAccess } from './readCallers';
import { readEnvironment } from './readEnvironment';
import { LocatedInstance, readHub } from './readHub';
import { readOwners } from './readOwners';
import { readGitOps } from './readGitOps';
import { readVault } from './readVault';
import { isUnencrypted, requireVerification } from './requireTrusted';
import { requireUnique } from './requireUnique';

/**
 * Reads the whole config once.
 * @param root - the root config of the portal
 * @throws `InputError`: one sentence on what is missing; nothing is guessed
 * @public
 */
export function readConfig(root: Config): DeploymentsConfig {
  requireVerification();
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
  const { gitops, hosts } = readGitOps(config.getConfig('gitops'), root);
  requireVault(environments, vault);
  return {
    ownersOnly: config.getOptionalBoolean('ownersOnly') ?? true,
    projectOwners: readProjectOwners(config.getOptionalConfig('projects')),
    callers: readCallers(config, environments),
    openAccess: readOpenAccess(root),
    hubs,
    environments,
    gitops,
    regionLabel: config.getOptionalString('regionLabel') ?? 'region',
    prometheus: config.getOptionalString('prometheus'),
    ...(vault && { vault }),
    unencrypted: listUnencrypted({ hubs, vault, hosts }),
  };
}

function listUnencrypted(peers: {
  hubs: DeploymentsConfig['hubs'];
  vault: DeploymentsConfig['vault'];
  hosts: Peer[];
}): Peer[] {
  return [
    ...peers.hubs.flatMap(({ name, argocd }) =>
      argocd ? [{ peer: `Argo CD of hub ${name}`, url: argocd.url }] : [],
    ),
    ...peers.hosts,
    ...(peers.vault?.servers ?? []).map(({ name, url }) => ({
      peer: `Vault ${name}`,
      url,
    })),
  ].filter(({ url }) => isUnencrypted(url));
}

function readProjectOwners(
  projects: Config | undefined,
): DeploymentsConfig['projectOwners'] {
  if (!projects) return new Map();
  return new Map(
    projects
      .keys()
      .map(name => [
        name,
        readOwners(projects.getConfig(name), `deployments.projects.${name}`),
      ]),
  );
}

function requireVault(
  environments: DeploymentsConfig['environments'],
  vault: DeploymentsConfig['vault'],
) {
  const named = environments.find(environment => environment.secrets);
  if (named && !vault) {
    throw new InputError(
      `deployments.environments: ${named.name} has secrets.delivery, but deployments.vault is missing; configure Vault, or remove the key`,
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
