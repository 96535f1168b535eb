import {
  Finding,
  parseImage,
  projectOf,
  ServiceSpec,
  Workload,
} from '@argosy/plugin-deployments-common';
import { fault, caution } from '../../repository/findings';
import { madeNames } from '../objectNames';
import { own } from '../../repository/own';
import { ResolvedTarget } from '../resolveService';

const PROJECT = /^[a-z0-9]([-a-z0-9]{0,38}[a-z0-9])?$/;

/** What no file could say rightly, although each field is well formed. */
export function checkSpec(
  spec: ServiceSpec,
  targets: readonly ResolvedTarget[],
): Finding[] {
  return [
    ...checkProject(spec),
    ...spec.workloads.flatMap((workload, index) => [
      ...checkPort(workload, `workloads.${index}`),
      ...checkNames(spec, workload, `workloads.${index}.name`),
      ...checkImage(spec, index),
      ...checkHosts(spec, index, targets),
    ]),
    ...checkReplicas(spec),
  ];
}

const checkProject = (spec: ServiceSpec) =>
  PROJECT.test(projectOf(spec))
    ? []
    : [
        fault(
          'project',
          `The owner's name gives the project ${projectOf(spec)}, which is not a DNS label of at most 40 characters.`,
          'Name the project.',
        ),
      ];

function* checkPort(workload: Workload, path: string) {
  if (workload.port !== undefined) return;
  if (workload.expose) {
    yield fault(
      `${path}.port`,
      'What is exposed needs a port.',
      'Name the port, or expose nothing.',
    );
  }
  if (workload.delivery === 'blue-green') {
    yield fault(
      `${path}.delivery`,
      'Blue-green moves the traffic of a port, but this workload has none.',
      'Name the port, or choose rolling.',
    );
  }
  if (workload.health !== undefined) {
    yield caution(
      `${path}.health`,
      'A workload without a port has no use for a health path.',
      'Name the port, or remove the path.',
    );
  }
}

function* checkNames(spec: ServiceSpec, workload: Workload, path: string) {
  if (workload.port !== undefined && /^\d/.test(workload.name)) {
    yield fault(
      path,
      'A Kubernetes Service may not start with a digit.',
      'Put a letter first.',
    );
  }
  const taken = spec.workloads.find(
    other => other !== workload && madeNames(other).includes(workload.name),
  );
  if (taken) {
    yield fault(
      path,
      `The workload ${taken.name} already creates objects named ${workload.name}.`,
      'Choose another name.',
    );
  }
}

function* checkImage(spec: ServiceSpec, index: number) {
  const { image } = spec.workloads[index];
  const name = parseImage(image)?.name;
  const other = spec.workloads
    .slice(0, index)
    .find(w => w.image !== image && parseImage(w.image)?.name === name);
  if (other) {
    yield fault(
      `workloads.${index}.image`,
      `The workload ${other.name} runs another build of ${name}; an overlay can run only one build of an image.`,
      'Give both the same tag and digest, or push the image under two names.',
    );
  }
}

function* checkHosts(
  { workloads }: ServiceSpec,
  index: number,
  targets: readonly ResolvedTarget[],
) {
  const hosts = workloads[index].expose?.hosts ?? {};
  for (const [environment, host] of Object.entries(hosts)) {
    const at = `workloads.${index}.expose.hosts.${environment}`;
    const target = targets.find(each => each.environment.name === environment);
    if (!target) {
      yield caution(
        at,
        `The service has no target in ${environment}: nothing answers at ${host}.`,
        'Add a target there, or remove the host.',
      );
    } else if (!target.environment.gateway) {
      yield fault(
        at,
        `The environment ${environment} has no gateway to expose anything.`,
        'Remove the host, or ask the platform team to configure a gateway.',
      );
    }
    const earlier = workloads
      .slice(0, index)
      .find(other => own(other.expose?.hosts, environment) === host);
    if (earlier) {
      yield fault(
        at,
        `The workload ${earlier.name} already has the host ${host} in ${environment}.`,
        'Give each workload its own host.',
      );
    }
  }
}

function* checkReplicas(spec: ServiceSpec) {
  for (const [index, target] of spec.targets.entries()) {
    for (const name of Object.keys(target.replicas ?? {})) {
      if (!spec.workloads.some(w => w.name === name)) {
        yield fault(
          `targets.${index}.replicas.${name}`,
          `The service has no workload ${name}.`,
          `Use one of: ${spec.workloads.map(w => w.name).join(', ')}.`,
        );
      }
    }
  }
}
