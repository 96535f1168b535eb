import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  alternate,
  inFolder,
  type Pair,
  percentile,
  type RatioRow,
  type Row,
  startPortal,
} from './__testUtils__/bench.test.util';
import { fillReadModel } from './fillReadModel';
import { openReadModel } from './__testUtils__/openReadModel';
import type { Visit } from './openCards';
import { openSilentServer } from './silentServer';

const TRANSFORM =
  require.resolve('@backstage/cli-node/config/nodeTransform.cjs');

const APPLICATIONS = 10_000;
const CARD = `card of a service among ${APPLICATIONS} Applications, signed in, with the README's NODE_OPTIONS`;
const GOAL = 1.2;
const ROUNDS = 100;
/** People who open cards at once. */
const CROWD = 20;
const CROWD_GOAL = 1.5;
const CROWD_ROUNDS = 20;
/** Asked before, and not counted: a portal compiles its code once, not for every card. */
const WARM_ROUNDS = 30;
/** Few enough that they are over before the backend reads Git again by itself, half a minute later. */
const COUNTED = 500;
/** Services whose cards are opened, each in every round; all of them have six Deployments. */
const SERVICES = Array.from({ length: 10 }, (_, n) => `service-${n * 160}`);
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
      { name: 'main', namespaces: ['argocd'], details: true },
    ]);
    await fillReadModel(readModel, APPLICATIONS);
    const watch = () => readModel.acquireLease('main', 'another replica');
    await watch();
    const watching = setInterval(watch, RENEW_MS);
    try {
      const portal = await startPortal(folder, {
        ...controlPlaneAt(hub.port, git.port),
        catalog: {
          locations: [
            {
              type: 'file',
              target: await writeEntities(folder),
              rules: [{ allow: ['Component', 'User'] }],
            },
          ],
        },
      });
      try {
        const calls = () => hub.calls() + git.calls();
        const ready = () => untilCalled(git.calls);
        return await openCards(portal, calls, ready);
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
  ready: () => Promise<void>,
): Promise<Row[]> {
  await untilKnown(portal);
  await new Promise(resolve => setTimeout(resolve, SETTLE_MS));
  const browsers = startBrowsers(portal);
  try {
    await measure(browsers, WARM_ROUNDS, 1);
    const alone = await measure(browsers, ROUNDS, 1);
    const crowd = await measure(browsers, CROWD_ROUNDS, CROWD);
    await ready();
    const before = calls();
    await browsers.visit({ route: 'card', clients: 1, requests: COUNTED });
    const asked = calls() - before;
    return [
      toRow(CARD, alone, GOAL),
      toRow(`${CARD}, ${CROWD} clients at once`, crowd, CROWD_GOAL),
      {
        what: `calls to hub and Git host during ${COUNTED} such requests`,
        count: asked,
        goal: 0,
      },
    ];
  } finally {
    browsers.stop();
  }
}

/** The card and the empty route in turn. */
async function measure(
  { visit }: ReturnType<typeof startBrowsers>,
  rounds: number,
  clients: number,
) {
  const taken: number[] = [];
  const requests = SERVICES.length;
  const pairs = await alternate(
    rounds,
    async () => {
      const cards = await visit({ route: 'card', clients, requests });
      taken.push(...cards);
      return percentile(cards, 0.5);
    },
    async () =>
      percentile(await visit({ route: 'empty', clients, requests }), 0.5),
  );
  return { taken, pairs };
}

function startBrowsers({ url, token }: { url: string; token: string }) {
  const child = fork(
    require.resolve('./openCards.ts'),
    [url, token, ...SERVICES],
    { execArgv: ['--require', TRANSFORM] },
  );
  const ended = once(child, 'exit').then((): never => {
    throw new Error('The cards could not be opened; the reason stands above.');
  });
  ended.catch(() => {});
  return {
    /** Milliseconds of each request. */
    async visit(visit: Visit): Promise<number[]> {
      child.send(visit);
      const taken = new Promise<number[]>(resolve => {
        const listen = (message: unknown) => {
          // The transformer of TypeScript sends messages of its own.
          if (!Array.isArray(message)) return;
          child.off('message', listen);
          resolve(message);
        };
        child.on('message', listen);
      });
      return Promise.race([taken, ended]);
    },
    stop: () => child.kill(),
  };
}

/** The backend reads Git every half minute by itself: that it just began keeps the next time out of the figures. */
async function untilCalled(calls: () => number) {
  const before = calls();
  const until = Date.now() + PATIENCE_MS;
  while (calls() === before) {
    if (Date.now() > until) throw new Error('The backend does not read Git');
    await new Promise(resolve => setTimeout(resolve, 200));
  }
}

/** The catalog needs a moment after the start. */
async function untilKnown(portal: { url: string; token: string }) {
  const until = Date.now() + PATIENCE_MS;
  for (const name of SERVICES) {
    const url = `${portal.url}/api/catalog/entities/by-name/component/default/${name}`;
    const headers = { authorization: `Bearer ${portal.token}` };
    while (!(await fetch(url, { headers })).ok) {
      if (Date.now() > until) throw new Error(`No ${name} in the catalog`);
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
  const apiVersion = 'backstage.io/v1alpha1';
  const guest = {
    apiVersion,
    kind: 'User',
    metadata: { name: 'guest', namespace: 'development' },
    spec: { memberOf: ['group:default/team-1'] },
  };
  const entities = SERVICES.map(name =>
    JSON.stringify({
      apiVersion,
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
  await writeFile(file, [JSON.stringify(guest), ...entities].join('\n---\n'));
  return file;
}

function toRow(
  what: string,
  { taken, pairs }: { taken: number[]; pairs: Pair[] },
  goal: number,
): RatioRow {
  const p99 = percentile(taken, 0.99);
  return {
    what: `${what}, p50`,
    unit: 'ms',
    pairs,
    control:
      'an empty authenticated route: a catalog query that matches nothing',
    goal,
    note: `p99 ${p99.toFixed(1)} ms`,
  };
}
