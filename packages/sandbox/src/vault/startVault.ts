import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { CLUSTERS, listen } from '@argosy/control-plane';
import type {
  Certificates,
  ControlPlaneVault,
  Listening,
} from '@argosy/control-plane';
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
  const listening: Listening[] = [];
  const accountsByServer = new Map<string, Accounts>();
  const core = new VaultCore(server => accountsByServer.get(server));
  const faults = new VaultFaults();
  const call = (path: string, body: object) =>
    core.answer({
      operation: 'update',
      path,
      query: new URLSearchParams(),
      token: core.rootToken,
      body: JSON.stringify(body),
    });

  const startCluster = async (name: string) => {
    const accounts = new Accounts();
    const token = randomBytes(16).toString('hex');
    const { cert, key, ca } = certificates;
    const server = await listen(
      createTlsServer({ cert, key }, createAccountsApi(accounts, token)),
      0,
      `the accounts of ${name}`,
    );
    listening.push(server);
    const caData = Buffer.from(ca).toString('base64');
    const address = `https://localhost:${server.port}`;
    accountsByServer.set(address, accounts);
    const mount = `k8s-${name}`;
    call(`sys/auth/${mount}`, { type: 'kubernetes' });
    call(`auth/${mount}/config`, {
      kubernetes_host: address,
      kubernetes_ca_cert: ca,
      token_reviewer_jwt: token,
    });
    return [name, { mount, kubernetes: { server: address, caData, token } }];
  };

  call(`sys/mounts/${KV}`, { type: 'kv', options: { version: '2' } });
  const clusters = Object.fromEntries(
    await Promise.all(CLUSTERS.map(({ name }) => startCluster(name))),
  );
  const server = await listen(
    createServer(createVaultApi(core, faults)),
    port,
    'the Vault',
  );
  listening.push(server);
  return {
    vault: {
      address: `http://localhost:${server.port}`,
      token: core.rootToken,
      kv: KV,
      clusters,
    },
    faults,
    close: async () => {
      faults.clear();
      await Promise.all(listening.map(each => each.close()));
    },
  };
}
