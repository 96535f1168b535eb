import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { DeploymentsConfig, Peer } from './config';
import { requireTrusted } from './requireTrusted';

const BRANCH_PREFIX =
  /^(?=.{1,60}$)(?:[A-Za-z0-9][A-Za-z0-9_-]*\/)*(?:[A-Za-z0-9][A-Za-z0-9_-]*)?$/;

/** Reads `deployments.gitops`, and where its host gets our credentials. Errors: `InputError` with the key and the remedy. */
export function readGitOps(
  config: Config,
  root: Config,
): { gitops: DeploymentsConfig['gitops']; hosts: Peer[] } {
  const branchPrefix = config.getOptionalString('branchPrefix') ?? 'argosy/';
  if (!BRANCH_PREFIX.test(branchPrefix)) {
    throw new InputError(
      `deployments.gitops.branchPrefix: ${JSON.stringify(branchPrefix)} cannot begin the name of a branch; use letters, digits, "-", "_" and "/", at most 60 of them, with a letter or digit first`,
    );
  }
  const gitops: DeploymentsConfig['gitops'] = {
    repository: config.getString('repository'),
    branch: config.getString('branch'),
    author: {
      name: config.getOptionalString('author.name') ?? 'Argosy',
      email: config.getOptionalString('author.email') ?? 'argosy@localhost',
    },
    branchPrefix,
  };
  return { gitops, hosts: readGitHosts(config, root) };
}

/** The addresses at which the Git host gets our credentials: that of the repository, and those of its API. */
function readGitHosts(config: Config, root: Config): Peer[] {
  const repository = config.getString('repository');
  if (/^file:/i.test(repository)) return [];
  const allowHttp = config.getOptionalBoolean('allowHttp');
  const place = {
    allowHttp,
    allowAt: 'beside repository in deployments.gitops',
  };
  requireTrusted(repository, {
    at: 'deployments.gitops',
    key: 'repository',
    ...place,
  });
  const { host } = new URL(repository);
  return [
    { peer: 'The GitOps repository', url: repository },
    ...apisOf(host, root).map(({ kind, key, url }) => ({
      peer: 'The API of the Git host',
      url: requireTrusted(url, {
        at: `integrations.${kind}: ${host}`,
        key,
        ...place,
      }),
    })),
  ];
}

/** Hosts of every kind name their API under one of these keys. */
function apisOf(host: string, root: Config) {
  const integrations = root.getOptionalConfig('integrations');
  return (integrations?.keys() ?? []).flatMap(kind =>
    (integrations?.getOptionalConfigArray(kind) ?? [])
      .filter(entry => entry.getOptionalString('host') === host)
      .flatMap(entry =>
        ['apiBaseUrl', 'baseUrl'].flatMap(key => {
          const url = entry.getOptionalString(key);
          return url === undefined ? [] : [{ kind, key, url }];
        }),
      ),
  );
}
