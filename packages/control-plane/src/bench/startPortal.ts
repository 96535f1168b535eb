import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { type JsonObject, strings, text } from '../json';
import { startProcess } from './startProcess';
import { listen } from '../listen';
import { until as untilAnswered } from '../until';

/** As the README recommends: the pauses of the collector are the longest waits for a card. */
const SHORT_PAUSES = '--max-semi-space-size=4';

/** The file of the plugin's database, in the folder that a portal is given. */
export const DATABASE_FILE = 'deployments.sqlite';

/** A running backend. */
export interface StartedPortal {
  url: string;
  /** The token of a person who has signed in, or that of a service if sign-in was not waited for. */
  token: string;
  /** When all code was loaded and the plugins began to start, by this process's `performance.now()`. */
  loadedAt: number;
  usage(): Promise<Usage>;
  stop(): Promise<void>;
  /** Kills it with SIGKILL, so that nothing in it runs on. */
  kill(): Promise<void>;
}

/** How to start a portal. */
export interface PortalOptions {
  /** Is called with all output. The log level is then debug, and the databases of all plugins are kept. */
  onWords?: (words: string) => void;
  /** Wait until all plugins are ready (the default), or only until it accepts connections. */
  until?: 'ready' | 'listening';
}

/**
 * Starts the backend of this repository as a process of its own, with every plugin that it installs, its
 * permission policy and its authentication. The app is not built.
 * @param folder - holds the database of our plugin
 * @param config - is added to app-config.yaml
 */
export async function startPortal(
  folder: string,
  config: JsonObject,
  { onWords, until = 'ready' }: PortalOptions = {},
): Promise<StartedPortal> {
  // Looked up here, not at the top: a test bundles this file into a program that starts no portal.
  const transform =
    require.resolve('@backstage/cli-node/config/nodeTransform.cjs');
  const meter = require.resolve('./meter.ts');
  const backend = dirname(require.resolve('backend/package.json'));
  const added = join(folder, 'app-config.json');
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const serviceToken = randomBytes(24).toString('base64url');
  const own = ownConfig({ url, port, folder, serviceToken, isKept: !!onWords });
  await writeFile(added, JSON.stringify({ ...config, ...own }));
  let loadedAt: number | undefined;
  const { stop, kill, pipe } = await startProcess(
    [
      SHORT_PAUSES,
      ...['--require', transform, '--require', meter],
      join(backend, 'src/index.ts'),
      ...['--config', join(backend, '../../app-config.yaml')],
      ...['--config', added],
    ],
    async () => {
      const status = await readiness(url);
      // Backstage begins to listen when it begins to start its plugins
      if (status !== undefined) loadedAt ??= performance.now();
      return until === 'ready' ? status === 200 : status !== undefined;
    },
    {
      cwd: backend,
      env: {
        NODE_ENV: 'production',
        LOG_LEVEL: onWords ? 'debug' : 'warn',
      },
      onWords,
    },
  );
  try {
    return {
      ...{ url, stop, kill },
      token: until === 'ready' ? await signIn(url) : serviceToken,
      loadedAt: loadedAt ?? performance.now(),
      usage: () => askUsage(pipe),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Makes the part of the config that is the same for all such portals. */
function ownConfig({
  url,
  port,
  folder,
  serviceToken,
  isKept,
}: {
  url: string;
  port: number;
  folder: string;
  serviceToken: string;
  /** Keep the databases of all plugins, not only that of ours. */
  isKept: boolean;
}): JsonObject {
  return {
    auth: {
      providers: { guest: { dangerouslyAllowOutsideDevelopment: true } },
    },
    backend: {
      baseUrl: url,
      listen: { port, host: '127.0.0.1' },
      // writes of other plugins to the disk are not to be measured
      database: {
        client: 'better-sqlite3',
        connection: isKept ? { directory: folder } : ':memory:',
        plugin: {
          deployments: {
            connection: { directory: folder, filename: DATABASE_FILE },
          },
        },
      },
      auth: {
        externalAccess: [
          {
            type: 'static',
            options: { token: serviceToken, subject: 'bench' },
          },
        ],
      },
    },
  };
}

const readiness = (url: string) =>
  fetch(`${url}/.backstage/health/v1/readiness`).then(
    ({ status }) => status,
    () => undefined,
  );

/** Signs the guest in. A sign-in before the catalog knows the guest's groups is that of a person without any. */
const signIn = (url: string): Promise<string> =>
  untilAnswered(
    'the guest signs in with the groups of the catalog',
    async () => {
      const response = await fetch(`${url}/api/auth/guest/refresh`, {
        headers: { 'x-requested-with': 'XMLHttpRequest' },
      });
      const answer = await response.json();
      const owned = strings(
        answer,
        ...['backstageIdentity', 'identity', 'ownershipEntityRefs'],
      );
      if (owned.some(ref => ref.startsWith('group:'))) {
        return text(answer, 'backstageIdentity', 'token');
      }
      throw new Error(`The guest is in no group: ${JSON.stringify(answer)}`);
    },
  );

/** Returns a port that is free now. */
async function freePort(): Promise<number> {
  const { port, close } = await listen(createServer(), 0, 'a free port');
  await close();
  return port;
}

/** What a process uses. Memory is what the kernel holds for it (resident), in bytes. */
export interface Usage {
  rss: number;
  /** The highest value since the last question. */
  mostRss: number;
  /** Of all its threads, since its start. */
  cpuSeconds: number;
}

/** Asks a process that has loaded `meter.ts`. */
async function askUsage(pipe: Duplex): Promise<Usage> {
  pipe.write('?');
  const [answer] = await once(pipe, 'data');
  return JSON.parse(String(answer));
}
