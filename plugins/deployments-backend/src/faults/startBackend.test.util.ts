import {
  createDeploymentsClient,
  type ServiceSpecInput,
} from '@argosy/plugin-deployments-common';
import { startPortal } from '@argosy/control-plane';
import { portalConfig } from '../transports/__testUtils__/portalConfig.test.util';
import type { Stage } from './openStage.test.util';

/** The backend of this repository as a process of its own, on the database in this folder; asked as a browser does. */
export async function startBackend(
  { controlPlane }: Pick<Stage, 'controlPlane'>,
  folder: string,
) {
  const { url, token, stop, kill } = await startPortal(
    folder,
    portalConfig(controlPlane),
  );
  const client = createDeploymentsClient(
    { fetch },
    () => `${url}/api/deployments`,
  );
  return {
    create: (spec: ServiceSpecInput) =>
      client.createService({ spec }, { token }),
    ask: (service?: string) =>
      client.listDeployments({ service, limit: 1000 }, { token }),
    async countClusters() {
      const { environments } = await client.listTargets({}, { token });
      return environments.flatMap(({ clusters }) => clusters).length;
    },
    stop,
    kill,
  };
}

export type Backend = Awaited<ReturnType<typeof startBackend>>;
