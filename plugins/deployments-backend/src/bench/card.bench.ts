import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  inFolder,
  milliseconds,
  percentile,
  type Row,
  startPortal,
} from './__testUtils__/bench.test.util';
import { fillReadModel } from './fillReadModel';
import { openReadModel } from './__testUtils__/openReadModel';
import { openSilentServer } from './silentServer';

const TRANSFORM =
  require.resolve('@backstage/cli-node/config/nodeTransform.cjs');

const APPLICATIONS = 10_000;
const P99_MS = 20;
const ROUNDS = 150;
/** Asked before, and not counted: a portal compiles its code once, not for every card. */
const WARM_ROUNDS = 30;
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
        const ready = () => untilCalled(git.calls);
        return toRows(await openCards(portal, calls, ready));
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
): Promise<{ taken: number[]; calls: number }> {
  await untilKnown(portal);
  await new Promise(resolve => setTimeout(resolve, SETTLE_MS));
  const browser = startBrowser(portal);
  try {
    await ready();
    await browser.open(WARM_ROUNDS);
    const before = calls();
    const taken = await browser.open(ROUNDS);
    return { taken, calls: calls() - before };
  } finally {
    browser.stop();
  }
}

function startBrowser({ url, token }: { url: string; token: string }) {
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
    /** Opens every card so often; milliseconds of each. */
    async open(rounds: number): Promise<number[]> {
      child.send(rounds);
      // The transformer of TypeScript sends messages of its own.
      const taken = new Promise<number[]>(resolve => {
        child.on(
          'message',
          message => Array.isArray(message) && resolve(message),
        );
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
