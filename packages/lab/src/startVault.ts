import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PATIENT, until } from '@argosy/control-plane';
import type { ControlPlane, JsonObject } from '@argosy/control-plane';
import type { Lab } from './Lab';
import type { LabCluster } from './LabControlPlane';

/** Starts Vault, unsealed and empty. Its own address has no proxy before it. */
export async function startVault(
  { peers, processes, state, progress }: Lab,
  port: number,
) {
  const host = `127.0.0.1:${port}`;
  const tokenFile = join(state, 'vault-root-token');
  await processes.start(
    {
      name: 'vault',
      program: peers.programs.vault,
      args: ['--address', host, '--token-file', tokenFile],
    },
    () => readFile(tokenFile),
  );
  progress('Vault');
  return {
    address: `http://${host}`,
    token: (await readFile(tokenFile, 'utf8')).trim(),
  };
}

const KV = 'secret';

/**
 * Mounts KV v2, and auth/kubernetes for each cluster.
 * @returns what the control plane says about its Vault, with the proxy's address
 */
export async function mountVault(
  { address: direct, token }: { address: string; token: string },
  { address, clusters }: { address: string; clusters: LabCluster[] },
): Promise<ControlPlane['vault']> {
  const call = async (method: string, path: string, body?: JsonObject) => {
    const answer = await fetch(`${direct}/v1/${path}`, {
      method,
      headers: { 'x-vault-token': token },
      body: body && JSON.stringify(body),
    });
    if (answer.ok) return;
    throw new Error(
      `Vault refuses ${method} ${path}: ${answer.status} ${await answer.text()}`,
    );
  };
  await call('POST', `sys/mounts/${KV}`, {
    type: 'kv',
    options: { version: '2' },
  });
  for (const { name, ...access } of clusters) {
    const mount = mountOf(name);
    await call('POST', `sys/auth/${mount}`, { type: 'kubernetes' });
    await call('POST', `auth/${mount}/config`, {
      kubernetes_host: access.server,
      kubernetes_ca_cert: Buffer.from(access.caData, 'base64').toString(),
      token_reviewer_jwt: access.token,
      disable_local_ca_jwt: true,
    });
  }
  // a new mount of KV v2 is busy upgrading itself for some two seconds
  await until(
    `${KV}/ is KV v2`,
    async () => {
      await call('GET', `${KV}/config`);
      return true;
    },
    PATIENT,
  );
  return {
    address,
    token,
    kv: KV,
    clusters: Object.fromEntries(
      clusters.map(({ name, ...kubernetes }) => [
        name,
        { mount: mountOf(name), kubernetes },
      ]),
    ),
  };
}

const mountOf = (cluster: string) => `k8s-${cluster}`;
