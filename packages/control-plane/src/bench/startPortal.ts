import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { JsonObject } from '../json';
import { freePort } from './freePort';
import { startProcess } from './startProcess';
import { askUsage, type Usage } from './usage';

const TRANSFORM =
  require.resolve('@backstage/cli-node/config/nodeTransform.cjs');
const METER = require.resolve('./meter.ts');

/** As the README tells who installs it: the collector's pauses are the longest waits for a card. */
const SHORT_PAUSES = '--max-semi-space-size=4';

/** Where the plugin's own database is, in the folder that a portal is given. */
export const DATABASE_FILE = 'deployments.sqlite';

/** A backend that runs. */
export interface StartedPortal {
  url: string;
  /** Of a person who is signed in; of a service, where it was not waited for. */
  token: string;
  /** When all code was loaded and the plugins began to start, on this process's `performance.now()`. */
  loadedAt: number;
  usage(): Promise<Usage>;
  stop(): Promise<void>;
  /** By SIGKILL: nothing in it runs on. */
  kill(): Promise<void>;
}

/** How a portal is started. */
export interface PortalOptions {
  /** Is told all that it says, then at every level; and the databases of all plugins are kept. */
  onWords?: (words: string) => void;
  /** All plugins are ready (the default), or it takes connections while they start. */
  until?: 'ready' | 'listening';
}

/**
 * The backend of this repository as a process of its own: every plugin that it installs, its permission
 * policy and its authentication. The app is not built.
 * @param folder - holds the database of our plugin
 * @param config - what is added to app-config.yaml
 */
export async function startPortal(
  folder: string,
  config: JsonObject,
  { onWords, until = 'ready' }: PortalOptions = {},
): Promise<StartedPortal> {
  const backend = dirname(require.resolve('backend/package.json'));
  const added = join(folder, 'app-config.json');
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const serviceToken = randomBytes(24).toString('base64url');
  const address = {
    baseUrl: url,
    listen: { port, host: '127.0.0.1' },
    // The other plugins' writes to this disk are not what is measured.
    database: {
      client: 'better-sqlite3',
      connection: onWords ? { directory: folder } : ':memory:',
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
  };
  const auth = {
    providers: { guest: { dangerouslyAllowOutsideDevelopment: true } },
  };
  await writeFile(added, JSON.stringify({ ...config, auth, backend: address }));
  let loadedAt: number | undefined;
  const { stop, kill, pipe } = await startProcess(
    [
      ...[SHORT_PAUSES, '--require', TRANSFORM, '--require', METER],
      join(backend, 'src/index.ts'),
      ...['--config', join(backend, '../../app-config.yaml')],
      ...['--config', added],
    ],
    async () => {
      const status = await readiness(url);
      // Backstage listens when it begins to start its plugins.
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

const readiness = (url: string) =>
  fetch(`${url}/.backstage/health/v1/readiness`).then(
    ({ status }) => status,
    () => undefined,
  );

async function signIn(url: string): Promise<string> {
  const response = await fetch(`${url}/api/auth/guest/refresh`, {
    headers: { 'x-requested-with': 'XMLHttpRequest' },
  });
  const answer = await response.json();
  const token = answer.backstageIdentity?.token;
  if (typeof token !== 'string') {
    throw new Error(`The guest cannot sign in: ${JSON.stringify(answer)}`);
  }
  return token;
}
