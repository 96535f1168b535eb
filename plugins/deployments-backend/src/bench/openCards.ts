// Opens cards as a person's browser does, on the other side of the network: in a process of its own, whose garbage is no wait for the portal.
import { createDeploymentsClient } from '@argosy/plugin-deployments-common';
import { TARGETS } from './fillReadModel';

/** As the card asks (useDeployments.ts). */
const LIMIT = 1000;

const [, , url, token, ...services] = process.argv;
const client = createDeploymentsClient(
  { fetch },
  () => `${url}/api/deployments`,
);

process.on('message', async (rounds: number) => {
  const taken: number[] = [];
  for (let round = 0; round < rounds; round += 1)
    for (const name of services) taken.push(await open(name));
  process.send?.(taken);
});
process.on('disconnect', () => process.exit());

/** Milliseconds until the whole answer is there. */
async function open(name: string): Promise<number> {
  const startedAt = performance.now();
  const { items, hubs } = await client.listDeployments(
    { entityRef: `component:default/${name}`, limit: LIMIT },
    { token },
  );
  const took = performance.now() - startedAt;
  if (items.length !== TARGETS || hubs[0].state !== 'live')
    throw new Error(`The card of ${name} is not whole`);
  return took;
}
