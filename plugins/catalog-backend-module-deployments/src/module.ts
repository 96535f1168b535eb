import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { createServiceSource } from './createServiceSource';
import { DeploymentsEntityProvider } from './DeploymentsEntityProvider';

/**
 * Makes a Component of every service that has none: from its open Change on,
 * so that its page can show how it comes to life.
 * @public
 */
export const catalogModuleDeployments = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'deployments',
  register({ registerInit }) {
    registerInit({
      deps: {
        catalog: catalogProcessingExtensionPoint,
        auth: coreServices.auth,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({ catalog, auth, discovery, events, logger, scheduler }) {
        const source = createServiceSource({ auth, discovery });
        catalog.addEntityProvider(
          new DeploymentsEntityProvider({ source, events, logger, scheduler }),
        );
      },
    });
  },
});
