import type { Finding } from '@argosy/plugin-deployments-common';
import type { ServiceRow } from '../../database/types';

/**
 * Takes from the services what another one holds: an Application has one service, and an entity has one page. The one
 * that stood before holds it, else the first by name. Both are told.
 */
export function dropTaken(
  services: readonly ServiceRow[],
  before: readonly ServiceRow[],
): { services: ServiceRow[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const stood = new Set(before.flatMap(applicationsOf));
  const holders = new Map<string, string>();
  for (const isBefore of [true, false]) {
    for (const service of services) {
      for (const target of service.targets) {
        const key = keyOf(target);
        if (stood.has(`${service.name} ${key}`) === isBefore)
          holders.set(key, holders.get(key) ?? service.name);
      }
    }
  }
  const kept = services.map(service => ({
    ...service,
    targets: service.targets.filter(target => {
      const holder = holders.get(keyOf(target));
      if (holder === undefined || holder === service.name) return true;
      const thing = `the Application ${target.application} on the hub ${target.hub}`;
      findings.push(...twice(thing, [holder, service.name]));
      return false;
    }),
  }));
  return {
    services: kept,
    findings: [...findings, ...sharedEntities(services)],
  };
}

function sharedEntities(services: readonly ServiceRow[]): Finding[] {
  const claimants = new Map<string, string[]>();
  for (const { name, entityRef } of services) {
    const key = entityRef.toLowerCase();
    claimants.set(key, [...(claimants.get(key) ?? []), name]);
  }
  return [...claimants].flatMap(([entity, names]) =>
    names.length > 1 ? twice(`the entity ${entity}`, names) : [],
  );
}

const twice = (thing: string, services: readonly string[]): Finding[] =>
  services.map(service => ({
    severity: 'error',
    path: `services/${service}/service.yaml`,
    message: `The services ${services.join(' and ')} claim ${thing}; only the one that had it first has it.`,
    remedy: 'Give one of them another.',
  }));

const keyOf = ({ hub, application }: ServiceRow['targets'][number]) =>
  `${hub} ${application}`;

const applicationsOf = ({ name, targets }: ServiceRow) =>
  targets.map(target => `${name} ${keyOf(target)}`);
