import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { recordMetrics } from '../../lib/__testUtils__/recordMetrics';

/** What the plugin measures in a backend. */
export function measuring() {
  const recorded = recordMetrics();
  const factory = createServiceFactory({
    service: metricsServiceRef,
    deps: { plugin: coreServices.pluginMetadata },
    factory: ({ plugin }) =>
      plugin.getId() === 'deployments'
        ? recorded.service
        : recordMetrics().service,
  });
  return { ...recorded, factory };
}
