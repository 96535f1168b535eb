import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { CLUSTERS, listen } from '@argosy/control-plane';
import type { Certificates, ControlPlaneVault } from '@argosy/control-plane';
import { Accounts } from './Accounts';
import { createAccountsApi } from './createAccountsApi';
import { createVaultApi } from './createVaultApi';
import { VaultCore } from './VaultCore';
import { VaultFaults } from './VaultFaults';

/** The mount of KV v2 in every control plane. */
const KV = 'secret';

export interface RunningVault {
  vault: ControlPlaneVault;
  faults: VaultFaults;
  close(): Promise<void>;
}

/** Starts Vault with KV v2 and an auth mount per cluster, and of the clusters the part that issues tokens to accounts. */
export async function startVault({
  certificates,
  port,
}: {
  certificates: Certificates;
  port: number;
}): Promise<RunningVault> {
  const accountsByServer = new Map<string, Accounts>();
  const core = new VaultCore(server => accountsByServer.get(server));
  const faults = new VaultFaults();
  write(core, `sys/mounts/${KV}`, { type: 'kv', options: { version: '2' } });
  const clusters = await Promise.all(
    CLUSTERS.map(({ name }) => startAccounts(name, certificates)),
  );
  for (const { name, accounts, access } of clusters) {
    accountsByServer.set(access.server, accounts);
    write(core, `sys/auth/${mountOf(name)}`, { type: 'kubernetes' });
    write(core, `auth/${mountOf(name)}/config`, {
      kubernetes_host: access.server,
      kubernetes_ca_cert: certificates.ca,
      token_reviewer_jwt: access.token,
    });
  }
  const server = await listen(
    createServer(createVaultApi(core, faults)),
    port,
    'the Vault',
  );
  return {
    vault: {
      address: `http://localhost:${server.port}`,
      token: core.rootToken,
      kv: KV,
      clusters: Object.fromEntries(
        clusters.map(({ name, access }) => [
          name,
          { mount: mountOf(name), kubernetes: access },
        ]),
      ),
    },
    faults,
    close: async () => {
      faults.clear();
      await Promise.all([server, ...clusters].map(each => each.close()));
    },
  };
}

const mountOf = (cluster: string) => `k8s-${cluster}`;

const write = (core: VaultCore, path: string, body: object) =>
  core.answer({
    operation: 'update',
    path,
    query: new URLSearchParams(),
    token: core.rootToken,
    body: JSON.stringify(body),
  });

/** Starts the part of a cluster that issues tokens to accounts. */
async function startAccounts(name: string, { cert, key, ca }: Certificates) {
  const accounts = new Accounts();
  const token = randomBytes(16).toString('hex');
  const { port, close } = await listen(
    createTlsServer({ cert, key }, createAccountsApi(accounts, token)),
    0,
    `the accounts of ${name}`,
  );
  const access = {
    server: `https://localhost:${port}`,
    caData: Buffer.from(ca).toString('base64'),
    token,
  };
  return { name, accounts, access, close };
}
