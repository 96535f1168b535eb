import {
  Fleet,
  ServiceSpec,
  Workload,
} from '@argosy/plugin-deployments-common';
import { emitAll } from '../../yaml/emit';
import { injectedMigration, injectedPods } from '../pods/injectedPod';
import { ingress, namespaceOfAddress } from '../networkPolicy';
import { own } from '../../../repository/own';
import { SecretAccess, secretAccess } from '../../secretAccess';
import { Site } from '../../site';
import { fixedReplicas, rangePatch } from '../../targetReplicas';
import { workloadKind } from '../workloadKind';

const GONE = { $patch: 'delete' } as const;

/** What one target changes about the objects of a workload; undefined where nothing. */
export function workloadPatch(
  spec: ServiceSpec,
  workload: Workload,
  site: Site,
  fleet: Fleet,
): string | undefined {
  const access = secretAccess(spec, workload, site, fleet);
  const injected = access?.delivery === 'injector' ? access : undefined;
  const patches = [
    ...podsPatch(spec, workload, site, injected),
    ...(injected ? injectedMigration(workload, injected) : []),
    ...autoscalerPatch(spec, workload, site),
    ...routePatches(workload, site, fleet.prometheus),
  ];
  if (patches.length === 0) return undefined;
  const { environment, cluster } = site.target;
  const unknown = patches.some(
    ({ kind }) => kind === 'Rollout' || kind === 'HTTPRoute',
  );
  return emitAll(
    patches,
    `What ${environment} in ${cluster} changes about ${workload.name}.${unknown ? REMARK : ''}${injected ? INJECTED : ''}`,
  );
}

const REMARK =
  ' Kustomize knows no schema for Rollout and HTTPRoute: maps merge, lists are replaced.';

const INJECTED =
  " Vault's agent writes the secrets to /vault/secrets/env: read them there, or start with `. /vault/secrets/env` and exec.";

function* podsPatch(
  spec: ServiceSpec,
  workload: Workload,
  { target }: Site,
  injected: SecretAccess | undefined,
) {
  const kind = workloadKind(workload);
  // Of a Deployment the overlay's `replicas:` says it; that transformer refuses a Rollout.
  const replicas =
    kind.kind === 'Rollout' ? fixedReplicas(spec, workload, target) : undefined;
  if (replicas === undefined && !injected) return;
  yield {
    ...kind,
    metadata: { name: workload.name },
    spec: {
      ...(replicas !== undefined && { replicas }),
      ...(injected && { template: injectedPods(workload, injected) }),
    },
  };
}

function* autoscalerPatch(
  spec: ServiceSpec,
  workload: Workload,
  { target }: Site,
) {
  const range = rangePatch(spec, workload, target);
  if (!range) return;
  const head = {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: workload.name },
  };
  yield range === 'delete'
    ? { ...GONE, ...head }
    : { ...head, spec: { minReplicas: range.min, maxReplicas: range.max } };
}

function* routePatches(
  workload: Workload,
  { environment }: Site,
  prometheus?: string,
) {
  const { name, expose, port, delivery } = workload;
  if (!expose || port === undefined) return;
  const head = {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name },
  };
  const host = own(expose.hosts, environment.name);
  const { gateway } = environment;
  if (host === undefined || !gateway) {
    yield { ...GONE, ...head };
    return;
  }
  const measured = delivery === 'canary' ? namespaceOfAddress(prometheus) : [];
  yield {
    ...head,
    spec: {
      parentRefs: [{ name: gateway.name, namespace: gateway.namespace }],
      hostnames: [host],
    },
  };
  yield {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name },
    spec: {
      ingress: ingress(workload, [
        ...new Set([gateway.namespace, ...measured]),
      ]),
    },
  };
}
