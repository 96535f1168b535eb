import { textAt } from '../../expansion/files/json';
import { Cluster, Fleet, ServiceSpec } from '@argosy/plugin-deployments-common';
import {
  EXTERNAL_SECRETS,
  servesExternalSecrets,
} from '../../vault/servesExternalSecrets';
import { nameOf } from '../kustomize';
import { Violation, defineRule } from '../rule';
import { RuleContext } from '../ruleContext';

export const V010 = defineRule({
  id: 'V010',
  title: 'External Secrets resources use the version that clusters serve',
  severity: 'error',
  needsFleet: true,
  plan: true,
  *find(context) {
    const { spec, fleet } = context;
    if (spec) {
      if (fleet?.vault) yield* judgeTargets(spec, fleet);
    } else yield* judgeDocuments(context);
  },
});

function* judgeDocuments(context: RuleContext): Iterable<Violation> {
  for (const { path, document } of context.documents) {
    const version = textAt(document, 'apiVersion');
    const kind = textAt(document, 'kind');
    const isOld = /^external-secrets\.io\/v1(alpha|beta)\d+$/.test(version);
    if (!isOld || !/^(Cluster)?(ExternalSecret|SecretStore)$/.test(kind))
      continue;
    yield {
      path,
      message: `${kind} ${nameOf(document)} uses ${version}, which External Secrets no longer serves since 0.17.`,
      remedy: `Write apiVersion: ${EXTERNAL_SECRETS}.`,
    };
  }
}

function* judgeTargets(
  { workloads, targets }: ServiceSpec,
  { clusters, environments }: Fleet,
): Iterable<Violation> {
  if (workloads.every(({ secrets }) => secrets.length === 0)) return;
  for (const [index, target] of targets.entries()) {
    const environment = environments.find(e => e.name === target.environment);
    if (environment?.secrets?.delivery !== 'external-secrets') continue;
    const named = clusters.filter(({ name }) => name === target.cluster);
    if (named.length === 0 || named.some(mayServe)) continue;
    yield {
      path: `targets.${index}.cluster`,
      message: `Secrets reach ${target.environment} by External Secrets, but the cluster ${target.cluster} does not know ${EXTERNAL_SECRETS}.`,
      remedy: `Have External Secrets installed there, or ask the platform team to deliver the secrets of ${target.environment} by the injector.`,
    };
  }
}

/** What is not known of a cluster is not held against it. */
const mayServe = (cluster: Cluster) =>
  cluster.apiVersions.length === 0 || servesExternalSecrets(cluster);
