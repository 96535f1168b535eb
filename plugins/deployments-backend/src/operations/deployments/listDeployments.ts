import {
  ARGOSY,
  type Deployment,
  type ExpectedTarget,
  explainSet,
  listDeployments as contract,
} from '@argosy/plugin-deployments-common';
import type { ServiceRow } from '../../database/types';
import type { Caller, OperationContext } from '../Operation';
import { defineOperation } from '../runOperation';
import { visibleHub } from '../visibleHub';
import { matchEntity } from './matchEntity';
import { nearNames } from './nearNames';
import { recentChanges } from './recentChanges';
import type { Match } from './selectorOf';

export const listDeployments = defineOperation({
  contract,
  async run(context, { entityRef, service, cursor, limit }, caller) {
    const { readModel, config, notifier } = context;
    const [match, row, hubs] = await Promise.all([
      entityRef === undefined
        ? undefined
        : matchEntity(context, entityRef, caller),
      findService(context, service, entityRef),
      readModel.listHubs(),
    ]);
    const selector =
      match?.selector ?? (service === undefined ? {} : byService(service));
    const matchesNothing = match?.by === 'none';
    const page = matchesNothing
      ? { items: [] }
      : await readModel.listDeployments({
          selector,
          filter: caller.filter,
          cursor,
          limit,
        });
    const name = row?.name ?? service ?? match?.service;
    const isFirst = cursor === undefined;
    const [changes, missing] = await Promise.all([
      name === undefined ? [] : recentChanges(context, name, caller),
      row && isFirst ? findMissing(context, row, page.items, caller) : [],
    ]);
    const isSeen = [...page.items, ...missing, ...changes].length > 0;
    return {
      ...page,
      items: page.items.map(item => ({
        ...item,
        signal: notifier.signalOf(`${item.hub}/${item.namespace}/${item.name}`),
      })),
      hubs: hubs.map(hub => ({
        ...visibleHub(hub, caller),
        signal: notifier.signalOf(`hub/${hub.name}`),
      })),
      missing,
      service:
        name !== undefined && (isSeen || caller.filter === undefined)
          ? { name, signal: notifier.signalOf(`change/${name}`) }
          : undefined,
      changes,
      environments: config.environments.map(e => ({
        name: e.name,
        title: e.title,
      })),
      match: match && {
        by: match.by,
        value: match.value,
        near: await nearBy(context, match, page.items, caller),
      },
    };
  },
});

const byService = (service: string) => ({
  labels: [{ key: ARGOSY.service, operator: 'in' as const, values: [service] }],
});

async function findService(
  { readModel }: OperationContext,
  service: string | undefined,
  entityRef: string | undefined,
) {
  if (service !== undefined) return readModel.getService(service);
  if (entityRef !== undefined) return readModel.findServiceByEntity(entityRef);
  return undefined;
}

async function nearBy(
  { readModel }: OperationContext,
  { selector }: Match,
  items: Deployment[],
  caller: Caller,
) {
  // Names of what one may not see are no help but a leak.
  if (items.length > 0 || !selector || caller.filter !== undefined) return [];
  const names = await readModel.listApplicationNames();
  return nearNames(
    selector,
    names.map(({ name }) => name),
  );
}

/** Targets that Git asks for and that no Application stands for, with the reason that the ApplicationSet gives. */
async function findMissing(
  {
    readModel,
    notifier,
    config,
  }: Pick<OperationContext, 'readModel' | 'notifier' | 'config'>,
  { name: service, owner, project, entityRef, targets }: ServiceRow,
  shown: Deployment[],
  { isVisible }: Pick<Caller, 'isVisible'>,
): Promise<Array<ExpectedTarget & { signal: string }>> {
  const listed = new Set(shown.map(item => `${item.hub}/${item.name}`));
  const unseen = targets
    .filter(({ hub, application }) => !listed.has(`${hub}/${application}`))
    .filter(({ environment }) =>
      isVisible({ owner, project, entityRef, environment }),
    );
  if (unseen.length === 0) return [];
  // What is not on this page, or not what the entity selects, may stand all the same.
  const [names, sets] = await Promise.all([
    readModel.listApplicationNames(),
    readModel.listApplicationSets(),
  ]);
  const existing = new Set(names.map(({ hub, name }) => `${hub}/${name}`));
  return unseen
    .filter(({ hub, application }) => !existing.has(`${hub}/${application}`))
    .map(({ environment, region, cluster, application, set, file, hub }) => {
      const found = sets.find(s => s.hub === hub && s.name === set);
      // Applications stand beside their ApplicationSet.
      const namespace =
        found?.namespace ??
        config.hubs.find(each => each.name === hub)?.namespaces[0];
      return {
        service,
        environment,
        region,
        cluster,
        application,
        file,
        signal: notifier.signalOf(`${hub}/${namespace}/${application}`),
        cause: found && explainSet(found, { application, cluster, file }),
      };
    });
}
