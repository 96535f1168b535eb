import { expandRepository } from '@argosy/plugin-deployments-planner';
import type { ExpandedSet } from '@argosy/plugin-deployments-planner';
import type { Store } from '../../kubernetes/Store';
import type { Files } from '../repository/RepositoryReader';

interface ExpandOptions {
  store: Store;
  files: Files;
  clusters: string[];
  /** Set where the repository serves several hubs. */
  hub?: string;
}

/**
 * Expands the hub's sets with these files. Sets and projects are those in the API, which are older than Git until
 * the root Application has been synced.
 */
export function expandSets(options: ExpandOptions): ExpandedSet[] {
  const { store, files, clusters, hub } = options;
  const root = hub ? `argocd/${hub}` : 'argocd';
  const stored = [
    ...store.list('appprojects'),
    ...store.list('applicationsets'),
  ];
  const applied = stored.map(({ apiVersion, kind, metadata, spec }) => {
    const { name, namespace, finalizers } = metadata;
    const object = {
      apiVersion,
      kind,
      metadata: { name, namespace, finalizers },
      spec,
    };
    // JSON is YAML
    return [
      `${root}/${name}/${kind.toLowerCase()}.yaml`,
      JSON.stringify(object),
    ] as const;
  });
  const configs = [...files].filter(([path]) => !path.startsWith('argocd/'));
  const owners = store.list('applications').flatMap(({ metadata }) => {
    const owner = metadata.ownerReferences?.find(each => each.controller);
    // the key under which the expansion looks for owners
    const key = `${hub ?? ''}/${metadata.namespace}/${metadata.name}`;
    return owner ? [[key, owner.name] as const] : [];
  });
  return expandRepository({
    files: new Map([...applied, ...configs]),
    clusters,
    owners: new Map(owners),
  }).sets;
}
