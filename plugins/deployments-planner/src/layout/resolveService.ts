import {
  Finding,
  Fleet,
  namespaceOf,
  projectOf,
  Cluster,
  Environment,
  ServiceSpec,
  Target,
  Workload,
} from '@argosy/plugin-deployments-common';
import { normaliseService } from '../repository/normaliseService';
import { own } from '../repository/own';
import { isRange, Range, sameReplicas } from '../repository/replicas';
import { resolveTargets } from './resolveTargets';
import { SecretAccess, secretAccess } from './secretAccess';

/** A spec with all that its files need to know: each fact is worked out once, and documents only say it. */
export interface ResolvedService {
  spec: ServiceSpec;
  workloads: readonly ResolvedWorkload[];
  /** Those that the fleet can serve. */
  targets: readonly ResolvedTarget[];
  /** What is wrong with the others. */
  findings: readonly Finding[];
}

/** A workload as its base has it. */
export interface ResolvedWorkload extends Workload {
  service: string;
  /**
   * What its autoscaler in the base keeps to: its own range, or the first that a target asks for. Undefined where
   * every target has a fixed number.
   */
  range?: Range;
  /** Address of the Prometheus that decides about its canary. */
  prometheus?: string;
}

/** A target of a service with what the fleet knows about it. */
export interface ResolvedTarget {
  target: Target;
  environment: Environment;
  cluster: Cluster;
  namespace: string;
  /** Name of the AppProject and of the ApplicationSet. */
  project: string;
  workloads: readonly TargetWorkload[];
}

/** A workload with what a target says about it. */
export interface TargetWorkload {
  workload: ResolvedWorkload;
  /** The number that the overlay must say; undefined where the base says it, or an autoscaler decides. */
  replicas?: number;
  /** What the overlay must change about the base's autoscaler. */
  range?: Range | 'delete';
  /** The host at which it answers; undefined where it is not exposed. */
  route?: { host: string; gateway: NonNullable<Environment['gateway']> };
  /** Undefined where it has no secrets, or no Vault serves the cluster. */
  access?: SecretAccess;
}

/** Joins a spec with the fleet. */
export function resolveService(
  spec: ServiceSpec,
  fleet: Fleet,
): ResolvedService {
  const { found, findings } = resolveTargets(spec.targets, fleet);
  const normal = normaliseService(spec);
  const workloads = normal.workloads.map(workload => ({
    ...workload,
    service: spec.name,
    range: baseRange(workload, normal.targets),
    // Metrics of requests exist only where requests come.
    prometheus:
      workload.delivery === 'canary' && workload.port !== undefined
        ? fleet.prometheus
        : undefined,
  }));
  const targets = found.map(({ target, environment, cluster }) => {
    const namespace = namespaceOf(spec.name, environment.name);
    return {
      target,
      environment,
      cluster,
      namespace,
      project: projectName(projectOf(spec), environment),
      workloads: workloads.map(workload => ({
        workload,
        ...scalingAt(workload, target),
        route: routeAt(workload, environment),
        access: secretAccess(
          workload,
          { target, environment, namespace },
          fleet.vault,
        ),
      })),
    };
  });
  return { spec: normal, workloads, targets, findings };
}

/** One AppProject and one ApplicationSet serve the guarded environments of a project, and one each the others. */
export const projectName = (project: string, { guarded }: Environment) =>
  `${project}-${guarded ? 'prod' : 'nonprod'}`;

const replicasAt = (workload: Workload, target: Target) =>
  own(target.replicas, workload.name) ?? workload.replicas;

const baseRange = (workload: Workload, targets: readonly Target[]) =>
  [
    workload.replicas,
    ...targets.map(target => replicasAt(workload, target)),
  ].find(isRange);

/** What an overlay must say about the number of pods. */
function scalingAt(
  workload: ResolvedWorkload,
  target: Target,
): Pick<TargetWorkload, 'replicas' | 'range'> {
  const replicas = replicasAt(workload, target);
  const isInBase = sameReplicas(replicas, workload.replicas);
  if (isRange(replicas)) return isInBase ? {} : { range: replicas };
  if (workload.range) return { replicas, range: 'delete' };
  return isInBase ? {} : { replicas };
}

function routeAt(
  { expose, port }: Workload,
  { name, gateway }: Environment,
): TargetWorkload['route'] {
  const host = own(expose?.hosts, name);
  const isExposed = host !== undefined && port !== undefined && gateway;
  return isExposed ? { host, gateway } : undefined;
}
