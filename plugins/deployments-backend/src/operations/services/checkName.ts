import {
  APPLICATION_LIMIT,
  checkName as contract,
  createService,
  type OutputOf,
  previewService,
  serves,
  shortName,
} from '@argosy/plugin-deployments-common';
import { listPending } from '../../changes/readChanges';
import type { Caller, OperationContext } from '../Operation';
import { defineOperation } from '../runOperation';

type Output = OutputOf<typeof contract>;
type Answer = Omit<Output, 'applications'>;

export const checkName = defineOperation({
  contract,
  async run(context, { service, owner }, caller): Promise<Output> {
    if (await isTaken(context, service)) {
      return {
        state: 'taken',
        message: `A service called ${service} already exists.`,
        remedy: 'Choose another name.',
        // They would be its own, and tell where it runs.
        applications: [],
      };
    }
    const [answer, applications] = await Promise.all([
      askCatalog(context, { service, owner }, caller),
      takenApplications(context, service, caller),
    ]);
    return { ...answer, applications };
  },
});

/** Merged, or on its way in a Change. One that was refused holds no name. */
async function isTaken(
  { readModel }: Pick<OperationContext, 'readModel'>,
  service: string,
): Promise<boolean> {
  const [standing, pending] = await Promise.all([
    readModel.getService(service),
    listPending({ readModel }),
  ]);
  return standing !== undefined || pending.some(c => c.service === service);
}

/** Of the names that the Applications could get where the caller may create services, those that stand already. */
async function takenApplications(
  { config, readModel }: Pick<OperationContext, 'config' | 'readModel'>,
  service: string,
  caller: Pick<Caller, 'authorize'>,
): Promise<string[]> {
  const [clusters, authorities] = await Promise.all([
    readModel.listClusters(),
    caller.authorize([previewService, createService]),
  ]);
  const reached = config.environments.filter(({ name }) =>
    authorities.some(({ reaches }) => reaches(name)),
  );
  const possible = reached.flatMap(environment =>
    clusters
      .filter(cluster => serves(cluster, environment))
      .map(cluster =>
        shortName([service, environment.name, cluster.name], APPLICATION_LIMIT),
      ),
  );
  const standing = new Set(
    (await readModel.listApplicationNames({ names: possible })).map(
      ({ name }) => name,
    ),
  );
  return possible.filter(name => standing.has(name));
}

/** A Component of that name is the page of whoever owns it: it is offered to them, and to nobody else. */
async function askCatalog(
  context: Pick<OperationContext, 'config' | 'readModel' | 'entityOwners'>,
  { service, owner }: { service: string; owner?: string },
  caller: Pick<Caller, 'authorize'>,
): Promise<Answer> {
  const entityRef = `component:default/${service}`;
  const [owners, claimed] = await Promise.all([
    context.entityOwners.get(entityRef),
    context.readModel.findServiceByEntity(entityRef),
  ]);
  if (owners === undefined && claimed === undefined) return { state: 'free' };
  const [authority] = await caller.authorize([createService]);
  const mayCreate = context.config.environments.some(
    ({ name: environment }) =>
      authority.refusal({ owner, environment, entityRef }) === undefined,
  );
  if (!claimed && owner && owners?.includes(owner) && mayCreate) {
    return {
      state: 'connectable',
      message: `The catalog has ${entityRef} already, and it belongs to ${owner}.`,
      remedy: 'Connect the service to it, or choose another name.',
      entityRef,
    };
  }
  return {
    state: 'taken',
    message: `The catalog has ${entityRef} already.`,
    remedy:
      'Choose another name; or, if it is yours and no service uses it, choose its owner and connect to it.',
  };
}
