import { randomUUID } from 'node:crypto';
import {
  type ServiceSpecInput,
  serviceSpecSchema,
} from '@argosy/plugin-deployments-common';
import type { ControlPlane } from '@argosy/control-plane';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import createKnex from 'knex';
import { createHub } from '../argocd';
import type { Deadlines } from '../argocd/deadlines';
import { createReadModel } from '../database';
import { createGitOpsRepository, readIntegrations } from '../git';
import { createService } from '../operations/services/createService';
import { listDeployments } from '../operations/deployments/listDeployments';
import { callerOf } from '../operations/__testUtils__/callerOf';
import type { OperationContext } from '../operations/Operation';
import { startReactions } from '../reactions';
import { systemClock, type Clock } from '../lib/clock';
import { portalConfig } from '../transports/__testUtils__/portalConfig.test.util';
import { readConfig } from '../config';

const quiet: LoggerService = {
  error() {},
  warn() {},
  info() {},
  debug() {},
  child: () => quiet,
};

/** Where a backend finds what, as plain data: it goes to another process too. */
export interface Places {
  hubs: ControlPlane['hubs'];
  git: ControlPlane['git'];
  /** The Git host as this backend reaches it. What it writes names the other address. */
  gate?: { host: string; baseUrl: string };
  /** File of the database. */
  database: string;
  /** Folder of the cache of Git. */
  workdir: string;
}

/** All of the backend but Backstage: adapters, operations and reactions, as plugin.ts joins them. */
export async function openParts(
  { hubs, git, gate, database, workdir }: Places,
  options: { clock?: Clock; deadlines?: Partial<Deadlines> } = {},
) {
  const { clock = systemClock, deadlines } = options;
  const config = readConfig(new ConfigReader(portalConfig({ hubs, git })));
  const reached = { ...git, ...gate };
  const { pathname } = new URL(git.repository);
  const observed = config.hubs.map(hub =>
    createHub(hub, {
      regionLabel: config.regionLabel,
      logger: quiet,
      deadlines,
    }),
  );
  const knex = createKnex({
    client: 'better-sqlite3',
    connection: { filename: database },
    useNullAsDefault: true,
  });
  const readModel = await createReadModel(
    { getClient: async () => knex },
    { hubs: observed },
  );
  const context: OperationContext = {
    config,
    readModel,
    repository: createGitOpsRepository({
      ...config.gitops,
      repository: `${reached.baseUrl}${pathname}`,
      integrations: readIntegrations(
        new ConfigReader(portalConfig({ hubs, git: reached })),
      ),
      workdir,
      logger: quiet,
    }),
    annotations: { get: async () => undefined },
    entityOwners: { get: async () => undefined },
    notifier: {
      changed() {},
      servicesChanged() {},
      signalOf: id => id,
      stop: async () => {},
    },
    afterWrite: change => reactions.afterWrite(change),
    now: () => new Date(clock.now()),
  };
  const reactions = startReactions({
    context,
    hubs: observed,
    logger: quiet,
    holder: randomUUID(),
    clock,
  });
  return {
    context,
    knex,
    create: (spec: ServiceSpecInput, requestedBy: string) =>
      createService.run(
        context,
        { spec: serviceSpecSchema.parse(spec) },
        callerOf(requestedBy),
      ),
    /** What a card asks. */
    ask: (service?: string) =>
      listDeployments.run(context, { service, limit: 1000 }, callerOf()),
    /** Without one, nothing can be planned. */
    countClusters: async () => (await readModel.listClusters()).length,
    async stop() {
      await reactions.stop();
      await knex.destroy();
    },
  };
}

export type Parts = Awaited<ReturnType<typeof openParts>>;
