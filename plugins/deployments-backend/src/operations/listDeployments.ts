import {
  ARGOSY,
  type Deployment,
  type ExpectedTarget,
  explainSet,
  listDeployments as contract,
} from '@argosy/plugin-deployments-common';
import type { ServiceRow } from '../database/types';
import { defineOperation } from './defineOperation';
import type { Asked, Rooms } from './operation';
import { isVisible } from './isVisible';
import { matchEntity } from './matchEntity';
import { nearNames } from './nearNames';
import type { Match } from './selectorOf';
import { toChange } from './toChange';

const DAY_MS = 24 * 3600 * 1000;

export const listDeployments = defineOperation({
  contract,
  async run(rooms, { entityRef, service, cursor, limit }, asked) {
    const { readModel, config } = rooms;
    const match =
      entityRef === undefined
        ? undefined
        : await matchEntity(rooms, entityRef, asked);
    const row = await findService(rooms, service, entityRef);
    const selector =
      match?.selector ?? (service === undefined ? {} : byService(service));
    const matchesNothing = match?.by === 'none';
    const page = matchesNothing
      ? { items: [] }
      : await readModel.listDeployments({
          selector,
          filter: asked.filter,
          cursor,
          limit,
        });
    const name = row?.name ?? service ?? match?.service;
    const [hubs, changes, missing] = await Promise.all([
      readModel.listHubs(),
      name === undefined ? [] : recentChanges(rooms, name, asked),
      row === undefined ? [] : findMissing(rooms, row, page.items, asked),
    ]);
    return {
      ...page,
      hubs,
      missing: page.nextCursor === undefined ? missing : [],
      changes,
      environments: config.environments.map(e => ({
        name: e.name,
        title: e.title,
      })),
      match: match && {
        by: match.by,
        value: match.value,
        near: await nearBy(rooms, match, page.items, asked),
      },
    };
  },
});

const byService = (service: string) => ({
  labels: [{ key: ARGOSY.service, operator: 'in' as const, values: [service] }],
});

async function findService(
  { readModel }: Rooms,
  service: string | undefined,
  entityRef: string | undefined,
) {
  if (service !== undefined) return readModel.getService(service);
  if (entityRef !== undefined) return readModel.findServiceByEntity(entityRef);
  return undefined;
}

async function recentChanges(rooms: Rooms, service: string, asked: Asked) {
  const since = rooms.now().getTime() - DAY_MS;
  const rows = await rooms.readModel.listChanges({ service });
  return rows
    .filter(
      row =>
        row.state === 'open' ||
        row.state === 'writing' ||
        Date.parse(row.closedAt ?? row.mergedAt ?? row.createdAt) > since,
    )
    .filter(row => isVisible({ owner: row.owner }, asked.filter))
    .map(toChange);
}

/** Targets that Git asks for and that no Application stands for, with the reason that the ApplicationSet gives. */
async function findMissing(
  { readModel }: Rooms,
  { name: service, owner, targets }: ServiceRow,
  items: Deployment[],
  asked: Asked,
): Promise<ExpectedTarget[]> {
  const there = new Set(items.map(item => `${item.hub}/${item.name}`));
  const missing = targets
    .filter(target => !there.has(`${target.hub}/${target.application}`))
    .filter(({ environment }) =>
      isVisible({ owner, environment }, asked.filter),
    );
  if (missing.length === 0) return [];
  const sets = await readModel.listApplicationSets();
  return missing.map(
    ({ environment, region, cluster, application, set, file, hub }) => {
      const found = sets.find(s => s.hub === hub && s.name === set);
      return {
        service,
        environment,
        region,
        cluster,
        application,
        file,
        cause: found && explainSet(found, { application, cluster, file }),
      };
    },
  );
}

async function nearBy(
  { readModel }: Rooms,
  { selector }: Match,
  items: Deployment[],
  asked: Asked,
) {
  // Names of what one may not see are no help but a leak.
  if (items.length > 0 || !selector || asked.filter !== undefined) return [];
  const names = await readModel.listApplicationNames();
  return nearNames(
    selector,
    names.map(({ name }) => name),
  );
}
