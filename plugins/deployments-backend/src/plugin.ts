import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  createConditionAuthorizer,
  createConditionTransformer,
} from '@backstage/plugin-permission-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { createHub } from './argocd';
import { createEntityAnnotations } from './catalog/createEntityAnnotations';
import { createEntityOwners } from './catalog/createEntityOwners';
import { createReadModel } from './database';
import { createGitOpsRepository, readIntegrations } from './git';
import { createMetrics } from './lib/metrics';
import { createNotifier } from './notify';
import type { OperationContext } from './operations/Operation';
import { deploymentResourceRef, registerPermissions } from './permissions';
import { startReactions } from './reactions';
import { registerActions } from './transports/actions';
import { createHttpRouter } from './transports/http';
import { openVaults, requireSafeTokens } from './vault';
import { readConfig } from './config';

const now = () => new Date();

/**
 * Deployments of services: planned, written to Git, and watched on every hub.
 * @public
 */
export const deploymentsPlugin = createBackendPlugin({
  pluginId: 'deployments',
  register(env) {
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        rootConfig: coreServices.rootConfig,
        signals: signalsServiceRef,
        userInfo: coreServices.userInfo,
      },
      async init(services) {
        const { auditor, lifecycle, logger, permissionsRegistry, rootConfig } =
          services;
        const config = readConfig(rootConfig);
        const metrics = createMetrics(services.metrics);
        const vaults = openVaults(config.vault, { metrics });
        // Before anything else is done with them.
        await requireSafeTokens(vaults);
        const hubs = config.hubs.map(hub =>
          createHub(hub, { regionLabel: config.regionLabel, logger }),
        );
        const readModel = await createReadModel(services.database, {
          hubs,
          vaults: config.vault?.servers.map(({ name }) => name),
          logger,
        });
        const workdir = await mkdtemp(
          join(
            rootConfig.getOptionalString('backend.workingDirectory') ??
              tmpdir(),
            'argosy-',
          ),
        );
        const repository = createGitOpsRepository({
          ...config.gitops,
          integrations: readIntegrations(rootConfig),
          workdir,
          logger,
          metrics,
        });
        metrics.observe({
          hubs: readModel.listHubs,
          openChanges: readModel.countOpenChanges,
          now,
        });
        const notifier = createNotifier({
          ...services,
          key: await readModel.getSignalKey(),
        });
        const context: OperationContext = {
          config,
          readModel,
          repository,
          notifier,
          annotations: createEntityAnnotations({ ...services, now }),
          entityOwners: createEntityOwners(services),
          ...(config.vault && {
            vault: {
              vaults,
              checkSecrets: service => reactions.checkSecrets(service),
            },
          }),
          afterWrite: change => reactions.afterWrite(change),
          now,
        };
        const reactions = startReactions({
          context,
          hubs,
          vaults,
          logger,
          metrics,
          holder: randomUUID(),
        });
        registerPermissions(permissionsRegistry, readModel);
        const rules = permissionsRegistry.getPermissionRuleset(
          deploymentResourceRef,
        );
        const runner = {
          context,
          auditor,
          logger,
          metrics,
          authorizer: {
            permissions: services.permissions,
            userInfo: services.userInfo,
            toFilter: createConditionTransformer(rules),
            holdsFor: createConditionAuthorizer(rules),
            ownersOnly: config.ownersOnly,
            callers: config.callers,
          },
        };
        services.httpRouter.use(createHttpRouter({ ...services, runner }));
        registerActions(services.actionsRegistry, runner);
        lifecycle.addShutdownHook(async () => {
          await reactions.stop();
          await notifier.stop();
          await rm(workdir, { recursive: true, force: true });
        });
      },
    });
  },
});
