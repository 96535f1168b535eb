import { JsonObject, textAt } from '../../expansion/files/json';
import { Cluster, Fleet, servesKind } from '@argosy/plugin-deployments-common';
import { nameOf, overlaysOf } from '../kustomize';
import { Violation, defineRule } from '../rule';
import { Located, RuleContext } from '../ruleContext';

export const K013 = defineRule({
  id: 'K013',
  title: 'Each cluster serves the kinds that are sent to it',
  severity: 'error',
  needsFleet: true,
  plan: true,
  *find(context) {
    for (const { path, cluster, resources } of sent(context)) {
      if (cluster && cluster.apiVersions.length > 0)
        yield* judge(path, cluster, resources);
    }
  },
});

interface Sent {
  path: string;
  cluster?: Cluster;
  resources: readonly Located[];
}

/** Every target of a spec gets the same resources, so that no overlay has to be read for it. */
function* sent(context: RuleContext): Iterable<Sent> {
  const { spec, fleet } = context;
  if (spec) {
    const resources = context.documents;
    for (const [index, { cluster }] of spec.targets.entries()) {
      yield {
        path: `targets.${index}.cluster`,
        cluster: only(fleet, cluster),
        resources,
      };
    }
    return;
  }
  for (const { path, cluster, resources } of overlaysOf(context)) {
    yield { path, cluster: only(fleet, cluster), resources };
  }
}

/** Clusters of one name on several hubs cannot be told apart here. */
function only(fleet: Fleet | undefined, name: string): Cluster | undefined {
  const named = fleet?.clusters.filter(cluster => cluster.name === name) ?? [];
  return named.length === 1 ? named[0] : undefined;
}

function* judge(
  path: string,
  cluster: Cluster,
  resources: readonly Located[],
): Iterable<Violation> {
  const missing = new Map(
    resources
      .filter(
        ({ document }) => isCustom(document) && !serves(cluster, document),
      )
      .map(({ document }) => [kindOf(document), nameOf(document)]),
  );
  for (const [kind, name] of missing) {
    yield {
      path,
      message: `The cluster ${cluster.name} does not know ${kind}, which ${name} needs: the sync would fail.`,
      remedy:
        'Choose another cluster or another delivery, or have its CRDs installed there.',
    };
  }
}

const isCustom = (document: JsonObject) => {
  const [group, version] = textAt(document, 'apiVersion').split('/');
  const builtIn = !group.includes('.') || group.endsWith('.k8s.io');
  const config = group === 'kustomize.config.k8s.io';
  return (
    version !== undefined &&
    !config &&
    (!builtIn || group === 'gateway.networking.k8s.io')
  );
};

const kindOf = (document: JsonObject) =>
  `${textAt(document, 'apiVersion')} ${textAt(document, 'kind')}`;

const serves = (cluster: Cluster, document: JsonObject) =>
  servesKind(cluster, textAt(document, 'apiVersion'), textAt(document, 'kind'));
