import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { JsonObject } from '@backstage/types';
import { DATABASE_FILE } from './__testUtils__/openReadModel';
import { freePort } from './silentServer';
import { startProcess } from './startProcess';

const TRANSFORM =
  require.resolve('@backstage/cli-node/config/nodeTransform.cjs');

/**
 * The backend of this repository as a process of its own: every plugin that it installs, its permission
 * policy and its authentication. The app is not built.
 * @param folder - holds the database of our plugin
 * @param config - what is added to app-config.yaml
 * @returns its address, and the token of a person who is signed in
 */
export async function startPortal(
  folder: string,
  config: JsonObject,
): Promise<{
  url: string;
  token: string;
  stop(): Promise<void>;
  /** By SIGKILL: nothing in it runs on. */
  kill(): Promise<void>;
}> {
  const backend = dirname(require.resolve('backend/package.json'));
  const added = join(folder, 'app-config.json');
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const address = {
    baseUrl: url,
    listen: { port, host: '127.0.0.1' },
    // The other plugins' writes to this disk are not what is measured.
    database: {
      client: 'better-sqlite3',
      connection: ':memory:',
      plugin: {
        deployments: {
          connection: { directory: folder, filename: DATABASE_FILE },
        },
      },
    },
  };
  const auth = {
    providers: { guest: { dangerouslyAllowOutsideDevelopment: true } },
  };
  await writeFile(added, JSON.stringify({ ...config, auth, backend: address }));
  const { stop, kill } = await startProcess(
    [
      ...['--require', TRANSFORM, join(backend, 'src/index.ts')],
      ...['--config', join(backend, '../../app-config.yaml')],
      ...['--config', added],
    ],
    () => answers(`${url}/.backstage/health/v1/readiness`),
    { cwd: backend, env: { NODE_ENV: 'production', LOG_LEVEL: 'warn' } },
  );
  try {
    return { url, token: await signIn(url), stop, kill };
  } catch (error) {
    await stop();
    throw error;
  }
}

const answers = (url: string) =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
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
