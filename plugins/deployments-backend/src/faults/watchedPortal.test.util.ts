import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createDeploymentsClient } from '@argosy/plugin-deployments-common';
import { setUpSteps } from '@argosy/plugin-deployments-planner';
import {
  setUpVault,
  startPortal,
  strings,
  vaultClient,
} from '@argosy/control-plane';
import type { ControlPlane } from '@argosy/control-plane';
import { portalConfig } from '../transports/__testUtils__/portalConfig.test.util';

/** All that a portal gave away: its words at every level, the audit log among them, and its answers. */
export interface Heard {
  words: string[];
  answers: string[];
}

/** The whole backend on a Vault that an admin has set up for it, with an ear at everything that it says. */
export async function openWatchedPortal(
  controlPlane: ControlPlane,
  { folder, rolePrefix }: { folder: string; rolePrefix: string },
) {
  const heard: Heard = { words: [], answers: [] };
  const directory = join(folder, 'login');
  const options = { directory, rolePrefix };
  const { vault } = controlPlane;
  const prepared = await setUpVault(vault, setUpSteps, options);
  const { backend: _, ...config } = portalConfig(controlPlane);
  const portal = await startPortal(
    folder,
    {
      ...config,
      deployments: {
        ...config.deployments,
        vault: JSON.parse(JSON.stringify(prepared.config)),
      },
    },
    { onWords: words => heard.words.push(words) },
  );
  const listen: typeof fetch = async (...asked) => {
    const response = await fetch(...asked);
    const headers = JSON.stringify([...response.headers]);
    heard.answers.push(`${headers}\n${await response.clone().text()}`);
    return response;
  };
  const { token, url } = portal;
  const client = createDeploymentsClient(
    { fetch: listen },
    () => `${url}/api/deployments`,
  );
  return {
    client,
    heard,
    token,
    /** To any plugin of the backend, as the guest. */
    async ask(path: string, body?: object) {
      const response = await listen(`${url}/api/${path}`, {
        method: body ? 'POST' : 'GET',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
        },
        body: body && JSON.stringify(body),
      });
      return response.json();
    },
    stop: portal.stop,
    /** Takes what is ours out of Vault again. */
    async clean() {
      prepared.stop();
      const { call } = vaultClient(vault);
      for (const { mount } of Object.values(vault.clusters)) {
        const { body } = await call('GET', `auth/${mount}/role?list=true`);
        const ours = strings(body, 'data', 'keys').filter(
          name => name.startsWith(rolePrefix) || name.startsWith('portal-of-c'),
        );
        for (const name of ours) {
          await call('DELETE', `auth/${mount}/role/${name}`);
        }
      }
    },
  };
}

export type WatchedPortal = Awaited<ReturnType<typeof openWatchedPortal>>;

/** Every file below a folder, byte for byte. */
export async function filesBelow(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  return new Map(
    await Promise.all(
      entries
        .filter(entry => entry.isFile())
        .map(async ({ parentPath, name }) => {
          const file = join(parentPath, name);
          return [file, await readFile(file, 'latin1')] as const;
        }),
    ),
  );
}
