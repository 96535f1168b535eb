import { own } from './own';
import { FormValues, TargetsValue, WorkloadValue } from './values';

/** Own properties whatever their names: `__proto__` typed into a form is a name like any other. */
const pairs = (entries: Array<[string, string]>) => Object.fromEntries(entries);

/** A host of an environment that is no longer chosen is kept in the form and left out here. */
const hostsIn = (environments: Set<string>, hosts: Record<string, string>) =>
  pairs(
    Object.entries(hosts).filter(
      ([environment, host]) => environments.has(environment) && host,
    ),
  );

const lines = (text = '') =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean);

const filled = (draft: SpecDraft): SpecDraft =>
  Object.fromEntries(
    Object.entries(draft).filter(
      ([, value]) =>
        value !== undefined &&
        value !== null &&
        value !== '' &&
        !Number.isNaN(value),
    ),
  );

/** A spec in the making: what is not filled in is absent, never null, '' or NaN. */
type SpecDraft = Record<string, unknown>;

/** From the pages of the form to the spec that preview and create take. Says nothing about its faults. */
export function assembleSpec(values: FormValues): SpecDraft {
  const { service = {}, workloads = [], targets = {}, secrets = {} } = values;
  return filled({
    name: service.name,
    owner: service.owner,
    description: service.description,
    project: service.project,
    entityRef: service.entityRef,
    workloads: workloads.map(workload =>
      assembleWorkload(
        workload,
        targets,
        own(secrets, workload.name ?? '') ?? [],
      ),
    ),
    targets: (targets.targets ?? []).map(({ environment, cluster }) => ({
      environment,
      cluster,
    })),
  });
}

function assembleWorkload(
  workload: WorkloadValue,
  { targets = [], delivery = {}, exposure = {} }: TargetsValue,
  secrets: string[],
): SpecDraft {
  const name = workload.name ?? '';
  const command = lines(workload.migration);
  const env = (workload.env ?? []).filter(row => row.name || row.value);
  const exposed = workload.port !== undefined ? own(exposure, name) : undefined;
  return filled({
    name: workload.name,
    image: workload.image?.trim(),
    port: workload.port,
    size: workload.size,
    replicas: workload.replicas,
    health: workload.port !== undefined ? workload.health : undefined,
    env: env.length ? pairs(env.map(row => [row.name, row.value])) : undefined,
    secrets: secrets.length ? secrets : undefined,
    delivery: own(delivery, name),
    expose: exposed && {
      hosts: hostsIn(new Set(targets.map(t => t.environment)), exposed.hosts),
    },
    migration: command.length ? { command } : undefined,
  });
}
