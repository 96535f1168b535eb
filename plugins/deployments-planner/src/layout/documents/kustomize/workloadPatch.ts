import { emitAll } from '../../yaml/emit';
import { ResolvedTarget, TargetWorkload } from '../../resolveService';
import { injectedMigration, injectedPods } from '../pods/injectedPod';
import { ingress, namespaceOfAddress } from '../networkPolicy';
import { workloadKind } from '../workloadKind';

const GONE = { $patch: 'delete' } as const;

/** What one target changes about the objects of a workload; undefined where nothing. */
export function workloadPatch(
  at: TargetWorkload,
  { target: { environment, cluster } }: ResolvedTarget,
): string | undefined {
  const { workload } = at;
  const injected = injectedAccess(at);
  const patches = [
    ...podsPatch(at),
    ...(injected ? injectedMigration(workload, injected) : []),
    ...autoscalerPatch(at),
    ...routePatches(at),
  ];
  if (patches.length === 0) return undefined;
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

const injectedAccess = ({ access }: TargetWorkload) =>
  access?.delivery === 'injector' ? access : undefined;

function* podsPatch(at: TargetWorkload) {
  const { workload } = at;
  const injected = injectedAccess(at);
  const kind = workloadKind(workload);
  // Of a Deployment the overlay's `replicas:` says it; that transformer refuses a Rollout.
  const replicas = kind.kind === 'Rollout' ? at.replicas : undefined;
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

function* autoscalerPatch({ workload, range }: TargetWorkload) {
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

function* routePatches({ workload, route }: TargetWorkload) {
  const { name, expose, port, prometheus } = workload;
  if (!expose || port === undefined) return;
  const head = {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name },
  };
  if (!route) {
    yield { ...GONE, ...head };
    return;
  }
  const { host, gateway } = route;
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
        ...new Set([gateway.namespace, ...namespaceOfAddress(prometheus)]),
      ]),
    },
  };
}
