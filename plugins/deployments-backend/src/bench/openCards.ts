// Opens cards as people's browsers do, on the other side of the network: in a process of its own, whose garbage is no wait for the portal.
import { createDeploymentsClient } from '@argosy/plugin-deployments-common';
import { TARGETS } from './fillReadModel';

/** What is asked for, by how many people at once, and how often each asks. */
export interface Visit {
  route: 'card' | 'empty';
  clients: number;
  requests: number;
}

/** As the card asks (useDeployments.ts). */
const LIMIT = 1000;

/**
 * What the catalog answers to a query that matches nothing: signed in, its permission asked, one look into its
 * database. A route that asks no permission answers in a quarter of the time; beside it the figure would tell of
 * Backstage's permission framework.
 */
const EMPTY = '/api/catalog/entities/by-query?filter=kind=none&limit=0';

const [, , url, token, ...services] = process.argv;
const client = createDeploymentsClient(
  { fetch },
  () => `${url}/api/deployments`,
);

const routes = {
  async card(nth: number) {
    const name = services[nth % services.length];
    const { items, hubs } = await client.listDeployments(
      { entityRef: `component:default/${name}`, limit: LIMIT },
      { token },
    );
    if (items.length !== TARGETS || hubs[0].state !== 'live')
      throw new Error(`The card of ${name} is not whole`);
  },
  async empty() {
    const response = await fetch(`${url}${EMPTY}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const { items } = await response.json();
    if (items?.length !== 0) throw new Error(`${EMPTY} is not empty`);
  },
};

process.on('message', async ({ route, clients, requests }: Visit) => {
  const taken: number[] = [];
  const visit = async (_: unknown, nth: number) => {
    for (let asked = 0; asked < requests; asked += 1) {
      const startedAt = performance.now();
      await routes[route](nth + asked);
      taken.push(performance.now() - startedAt);
    }
  };
  await Promise.all(Array.from({ length: clients }, visit));
  process.send?.(taken);
});
process.on('disconnect', () => process.exit());
