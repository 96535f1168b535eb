import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createDeploymentsClient } from '@argosy/plugin-deployments-common';
import {
  inFolder,
  milliseconds,
  percentile,
  type Row,
  startPortal,
} from './__testUtils__/bench.test.util';
import { fillReadModel, TARGETS } from './fillReadModel';
import { openReadModel } from './__testUtils__/openReadModel';
import { openSilentServer } from './silentServer';

const APPLICATIONS = 10_000;
const P99_MS = 20;
const ROUNDS = 150;
/** Asked before, and not counted: a portal compiles its code once, not for every card. */
const WARM_ROUNDS = 30;
/** Services whose cards are opened, each in every round; all of them have six Deployments. */
const SERVICES = Array.from({ length: 10 }, (_, n) => `service-${n * 160}`);
/** As the card asks (useDeployments.ts). */
const LIMIT = 1000;
/** The lease of a hub holds for 15 s. */
const RENEW_MS = 5_000;
const PATIENCE_MS = 60_000;
/** The catalog takes in new entities for some seconds; a portal does so once, not for every card. */
const SETTLE_MS = 10_000;

/**
 * Measures what a person waits for when a card opens, against the portal's real backend. Hub and Git host
 * hang meanwhile, and another replica watches the hub: whatever reaches them is the card's.
 */
export const bench = (): Promise<Row[]> =>
  inFolder(async folder => {
    const [hub, git] = [await openSilentServer(), await openSilentServer()];
    const { readModel, close } = await openReadModel(folder, [
      { name: 'main', details: true },
    ]);
    await fillReadModel(readModel, APPLICATIONS);
    const watch = () => readModel.acquireLease('main', 'another replica');
    await watch();
    const watching = setInterval(watch, RENEW_MS);
    try {
      const portal = await startPortal(folder, {
        ...controlPlaneAt(hub.port, git.port),
        catalog: {
          locations: [{ type: 'file', target: await writeEntities(folder) }],
        },
      });
      try {
        const calls = () => hub.calls() + git.calls();
        return toRows(await openCards(portal, calls));
      } finally {
        await portal.stop();
      }
    } finally {
      clearInterval(watching);
      await close();
      await Promise.all([hub.close(), git.close()]);
    }
  });

async function openCards(
  portal: { url: string; token: string },
  calls: () => number,
): Promise<{ taken: number[]; calls: number }> {
  const client = createDeploymentsClient(
    { fetch },
    () => `${portal.url}/api/deployments`,
  );
  const open = async (name: string) => {
    const startedAt = performance.now();
    const { items, hubs } = await client.listDeployments(
      { entityRef: `component:default/${name}`, limit: LIMIT },
      { token: portal.token },
    );
    const took = performance.now() - startedAt;
    if (items.length !== TARGETS || hubs[0].state !== 'live') {
      throw new Error(`The card of ${name} is not whole`);
    }
    return took;
  };
  for (const name of SERVICES) await untilKnown(() => open(name));
  await new Promise(resolve => setTimeout(resolve, SETTLE_MS));
  const before = calls();
  const taken: number[] = [];
  for (let round = -WARM_ROUNDS; round < ROUNDS; round += 1) {
    for (const name of SERVICES) {
      const took = await open(name);
      if (round >= 0) taken.push(took);
    }
  }
  return { taken, calls: calls() - before };
}

/** Catalog and sign-in need a moment after the start. */
async function untilKnown(open: () => Promise<unknown>) {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      await open();
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise(resolve => setTimeout(resolve, 200));
    }
  }
}

const controlPlaneAt = (hub: number, git: number) => ({
  integrations: {
    gitea: [
      {
        host: `127.0.0.1:${git}`,
        baseUrl: `http://127.0.0.1:${git}`,
        username: 'bench',
        password: 'bench',
      },
    ],
  },
  deployments: {
    hubs: [
      {
        name: 'main',
        url: `http://127.0.0.1:${hub}`,
        namespaces: ['argocd'],
        kubernetes: { server: `https://127.0.0.1:${hub}`, token: 'bench' },
        argocd: { url: `http://127.0.0.1:${hub}`, token: 'bench' },
      },
    ],
    gitops: {
      repository: `http://127.0.0.1:${git}/platform/gitops.git`,
      branch: 'main',
    },
  },
});

async function writeEntities(folder: string): Promise<string> {
  const file = join(folder, 'entities.yaml');
  const entities = SERVICES.map(name =>
    JSON.stringify({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name,
        annotations: { 'argocd/app-selector': `argosy.dev/service=${name}` },
      },
      spec: {
        type: 'service',
        lifecycle: 'production',
        owner: 'group:default/team-1',
      },
    }),
  );
  await writeFile(file, entities.join('\n---\n'));
  return file;
}

function toRows({ taken, calls }: { taken: number[]; calls: number }): Row[] {
  const [p50, p99] = [percentile(taken, 0.5), percentile(taken, 0.99)];
  return [
    {
      what: `card of a service among ${APPLICATIONS} Applications, signed in, with the README's NODE_OPTIONS, p50 / p99`,
      goal: `p99 < ${P99_MS} ms`,
      measured: `${milliseconds(p50)} / ${milliseconds(p99)}`,
      ok: p99 < P99_MS,
    },
    {
      what: `calls to hub and Git host during ${taken.length} such requests`,
      goal: '0',
      measured: `${calls}`,
      ok: calls === 0,
    },
  ];
}
