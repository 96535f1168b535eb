import { mockServices } from '@backstage/backend-test-utils';
import { createHub } from '../createHub';
import type { Deadlines } from '../deadlines';
import type { Hub } from '../types';
import { startHubServer } from './startHubServer';
import type { HubServer } from './startHubServer';

export type TestHub = HubServer & { hub: Hub };

/** A hub, and the server that it speaks to. */
export async function createTestHub(
  options: {
    deadlines?: Partial<Deadlines>;
    caData?: string;
    expired?: boolean;
    tokenFile?: string;
    argocd?: { url: string; token: string };
  } = {},
): Promise<TestHub> {
  const server = await startHubServer(options.expired);
  const hub = createHub(
    {
      name: 'main',
      namespaces: ['argocd'],
      kubernetes: {
        kind: 'server',
        server: server.server,
        caData: options.caData ?? server.caData,
        ...(options.tokenFile
          ? { tokenFile: options.tokenFile }
          : { token: 'secret' }),
      },
      argocd: options.argocd,
    },
    {
      regionLabel: 'region',
      logger: mockServices.logger.mock(),
      deadlines: options.deadlines,
    },
  );
  return { ...server, hub };
}
