import {
  createDeploymentsClient,
  type ServiceSpecInput,
} from '@argosy/plugin-deployments-common';
import { startPortal } from '@argosy/control-plane';
import type { JsonObject, PortalOptions } from '@argosy/control-plane';
import type { LabControlPlane } from '../LabControlPlane';

/** The largest page, which is what a card asks for. */
const LIMIT = 1000;

/**
 * Starts the backend of this repository on the lab, as a process of its own, with the requests that a browser
 * makes.
 * @param folder - holds its database: the same folder again is a restart
 * @param options - environments instead of those of app-config.yaml, and whether to wait for all plugins
 */
export async function portalOnLab(
  lab: LabControlPlane,
  folder: string,
  {
    environments,
    until,
  }: { environments?: JsonObject[]; until?: PortalOptions['until'] } = {},
) {
  const { host, baseUrl, username, password, repository, branch } = lab.git;
  const config = {
    integrations: { gitea: [{ host, baseUrl, username, password }] },
    deployments: {
      hubs: lab.hubs.map(({ name, url, namespaces, kubernetes, argocd }) => ({
        ...{ name, url, namespaces, kubernetes, argocd },
      })),
      gitops: { repository, branch },
      ...(environments && { environments }),
    },
  };
  const portal = await startPortal(folder, config, { until });
  const { token } = portal;
  const client = createDeploymentsClient(
    { fetch },
    () => `${portal.url}/api/deployments`,
  );
  return {
    ...portal,
    create: (spec: ServiceSpecInput) =>
      client.createService({ spec }, { token }),
    /** Reads a card. */
    card: (service: string) =>
      client.listDeployments({ service, limit: LIMIT }, { token }),
    /** Reads everything, page by page. */
    async all() {
      const items = [];
      let cursor: string | undefined;
      do {
        const page = await client.listDeployments(
          { cursor, limit: LIMIT },
          { token },
        );
        items.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      return items;
    },
  };
}

export type PortalOnLab = Awaited<ReturnType<typeof portalOnLab>>;
