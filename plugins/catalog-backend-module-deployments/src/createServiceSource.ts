import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import {
  createDeploymentsClient,
  KnownService,
} from '@argosy/plugin-deployments-common';

const DEADLINE_MS = 10_000;

/** Where the services come from. */
export interface ServiceSource {
  /** Errors: `ResponseError`, or those of fetch; `TimeoutError` after ten seconds. */
  list(): Promise<KnownService[]>;
  /** The page of the list, as people reach it. */
  url(): Promise<string>;
}

/** Asks the deployments backend, as the catalog itself. */
export function createServiceSource(options: {
  auth: AuthService;
  discovery: DiscoveryService;
}): ServiceSource {
  const { auth, discovery } = options;
  const client = createDeploymentsClient({ fetch }, () =>
    discovery.getBaseUrl('deployments'),
  );
  return {
    async list() {
      const { token } = await auth.getPluginRequestToken({
        onBehalfOf: await auth.getOwnServiceCredentials(),
        targetPluginId: 'deployments',
      });
      const signal = AbortSignal.timeout(DEADLINE_MS);
      return (await client.listServices({}, { token, signal })).items;
    },
    url: async () =>
      `${await discovery.getExternalBaseUrl('deployments')}/v1/services`,
  };
}
