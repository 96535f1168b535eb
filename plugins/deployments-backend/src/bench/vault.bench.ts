import { join } from 'node:path';
import {
  ARGOSY,
  ENTITY,
  type SecretStatus,
} from '@argosy/plugin-deployments-common';
import type { RolePlan } from '@argosy/plugin-deployments-planner';
import { callerOf } from '../operations/__testUtils__/callerOf';
import { inParallel } from '../lib/inParallel';
import { listSecrets } from '../operations/secrets/listSecrets';
import { contextOf } from '../operations/__testUtils__/operationContext';
import { openReconciler } from '../reactions/vault/__testUtils__/reconciler.test.util';
import { serviceFiles } from '../reactions/vault/__testUtils__/serviceFiles';
import { createDesiredRoles } from '../reactions/vault/readDesiredRoles';
import { reconcileServer } from '../reactions/vault/reconcileServer';
import { resyncKeys } from '../reactions/vault/resyncKeys';
import { createVaultQueues } from '../reactions/vault/resyncQueue';
import { createVaultHealth } from '../reactions/vault/vaultHealth';
import {
  startVaults,
  type TestVaults,
} from '../vault/__testUtils__/vaults.test.util';
import { alternate, inFolder, type Row } from './__testUtils__/bench.test.util';
import { startSandbox } from './__testUtils__/startSandbox.test.util';
import { countCalls } from './countCalls';
import type { VaultConfig } from '../config';

const SERVICES = 1000;
const AT_ONCE = 16;
/** Each takes some seconds. */
const ROUNDS = 3;
const GOAL = 3;
const TARGETS = ['dev', 'staging', 'prod'].flatMap(environment =>
  ['eu1', 'us1'].map(cluster => `${environment}/${cluster}`),
);
const signal = new AbortController().signal;

/** Vault for who may do everything. */
type Client = TestVaults['rig']['client'];

/** A namespace in each cluster: no two secrets are one. */
const repository = (workloads: Record<string, string[]>) =>
  Array.from({ length: SERVICES }, (_, n) => `service-${n}`).flatMap(name => [
    ...serviceFiles(
      name,
      workloads,
      TARGETS,
      (environment, cluster) => `${name}-${environment}-${cluster}`,
    ),
  ]);

/**
 * Measures a look at all roles where nothing is to be done, and one at all keys, on a Vault over HTTP. The control is a
 * bare loop of the same reads, as many at once: Vault is asked for each, and nothing is compared or saved.
 */
export const bench = (): Promise<Row[]> =>
  inFolder(async folder => {
    const sandbox = await startSandbox(folder, 0);
    const vaults = await startVaults(sandbox.controlPlane);
    const config: VaultConfig = {
      mode: 'roles',
      rolePrefix: vaults.rig.prefix,
      servers: [await vaults.configFor()],
    };
    const { client } = vaults.rig;
    try {
      return [
        ...(await benchRoles(config, join(folder, 'roles.sqlite'), client)),
        ...(await benchKeys(config, join(folder, 'keys.sqlite'), client)),
      ];
    } finally {
      await sandbox.stop();
    }
  });

/** A portal that has just started, on the database as it stands. */
async function openPortal(
  config: VaultConfig,
  database: string,
  workloads: Record<string, string[]>,
) {
  const { close, context: opened } = await openReconciler({
    config,
    database,
    files: repository(workloads),
  });
  const { calls, vaults } = countCalls(opened.vaults);
  const context = { ...opened, vaults, isLeader: async () => true };
  const desired = createDesiredRoles();
  return {
    calls,
    close,
    context,
    health: createVaultHealth(context),
    queues: createVaultQueues(context),
    async readGit(): Promise<RolePlan> {
      const due = { requested: new Set<string>(), isFullDue: true };
      await desired.refresh(context, due);
      if (desired.plan) return desired.plan;
      throw new Error('Git was not read');
    },
  };
}

const secondsSince = (begin: number) => (performance.now() - begin) / 1000;

async function benchRoles(
  config: VaultConfig,
  database: string,
  client: Client,
): Promise<Row[]> {
  const count = SERVICES * TARGETS.length * 2;
  let [reads, writes] = [0, 0];
  let paths: string[] = [];
  const reconcile = async () => {
    const portal = await openPortal(config, database, {
      api: ['A'],
      web: ['B'],
    });
    const { context, health, queues, readGit, calls } = portal;
    const begin = performance.now();
    const desired = await readGit();
    await reconcileServer(queues[0], { context, health, desired, signal });
    const seconds = secondsSince(begin);
    const rows = await context.readModel.listSecrets();
    const inPlace = rows.filter(({ role }) => role?.state === 'standing');
    await portal.close();
    [reads, writes] = [calls.to('readRole'), calls.to('writeRole')];
    paths = desired.roles.map(
      ({ mount, name }) => `auth/${mount}/role/${name}`,
    );
    if (inPlace.length === count) return seconds;
    throw new Error(`Only ${inPlace.length} of ${count} roles stand`);
  };
  await reconcile();
  const what = `reconcile of ${count} roles with nothing to do`;
  return [
    {
      what,
      unit: 's',
      pairs: await alternate(ROUNDS, reconcile, () => readAll(client, paths)),
      control: `reading each by a bare loop, ${AT_ONCE} at once`,
      goal: GOAL,
    },
    { what: `${what}: reads`, count: reads, goal: count },
    { what: `${what}: writes`, count: writes, goal: 0 },
  ];
}

/** In seconds. */
async function readAll({ must }: Client, paths: string[]): Promise<number> {
  const begin = performance.now();
  await inParallel(paths, AT_ONCE, async path => {
    await must('GET', path);
  });
  return secondsSince(begin);
}

async function benchKeys(
  config: VaultConfig,
  database: string,
  client: Client,
): Promise<Row[]> {
  const count = SERVICES * TARGETS.length;
  const portal = await openPortal(config, database, { api: ['A'] });
  const { context, health, queues, readGit, calls } = portal;
  const { roles } = await readGit();
  await inParallel(roles, AT_ONCE, async ({ secret }) => {
    const data = { A: 'x' };
    await client.must('POST', `secret/data/${secret.path}`, { data });
  });
  const paths = roles.map(
    ({ secret }) => `secret/subkeys/${secret.path}?depth=1`,
  );
  const pairs = await alternate(
    ROUNDS,
    async () => {
      queues[0].keys.addAll();
      const begin = performance.now();
      await resyncKeys(context, health, queues, signal);
      return secondsSince(begin);
    },
    () => readAll(client, paths),
  );
  const reads = calls.to('readKeys') / ROUNDS;
  const before = calls.inAll();
  const present = await openCards(context, config);
  const caller = calls.inAll() - before;
  await portal.close();
  if (present !== count) {
    throw new Error(`The keys of ${present} of ${count} are present`);
  }
  const what = `keys of ${SERVICES} services x ${TARGETS.length} targets`;
  return [
    {
      what,
      unit: 's',
      pairs,
      control: `reading each by a bare loop, ${AT_ONCE} at once`,
      goal: GOAL,
    },
    { what: `${what}: reads`, count: reads, goal: count },
    {
      what: `calls to Vault while the cards of these ${SERVICES} services are opened`,
      count: caller,
      goal: 0,
    },
  ];
}

const isWhole = ({ state, keys }: SecretStatus) =>
  state === 'checked' && keys.every(key => key.state === 'present');

/** Asks as the card of each service does; resolves to how many of the secrets it is shown are present. */
async function openCards(
  { readModel, vaults }: Awaited<ReturnType<typeof openPortal>>['context'],
  vault: VaultConfig,
): Promise<number> {
  const base = contextOf();
  const context = {
    ...base,
    readModel,
    config: { ...base.config, vault },
    vault: { vaults, checkSecrets: async () => {} },
    annotations: {
      get: async (entityRef: string) => ({
        [ENTITY.appSelector]: `${ARGOSY.service}=${entityRef.split('/')[1]}`,
      }),
    },
  };
  const caller = callerOf();
  let present = 0;
  for (let n = 0; n < SERVICES; n += 1) {
    const entityRef = `component:default/service-${n}`;
    const { items } = await listSecrets.run(context, { entityRef }, caller);
    present += items.filter(isWhole).length;
  }
  return present;
}
