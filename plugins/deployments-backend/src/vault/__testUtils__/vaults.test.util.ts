import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ControlPlane } from '@argosy/control-plane';
import { VaultRig } from '@argosy/control-plane/contractSuite';
import { openControlPlane } from '../../faults/peers.test.util';
import { createVault } from '../createVault';
import type { Deadlines } from '../deadlines';
import type { Vault, VaultServer } from '../types';

/** A Vault that an admin has set up for the portal, and the portal's files. */
export interface TestVaults {
  sandbox: ControlPlane;
  rig: VaultRig;
  /** Changes what the next login reads. */
  writeToken(token: string): Promise<void>;
  /** The config of a portal that logs in by Kubernetes; its token has this policy. */
  configFor(
    policy?: string,
    options?: Record<string, string | boolean>,
  ): Promise<VaultServer>;
  open(server: VaultServer, deadlines?: Partial<Deadlines>): Vault;
  directory: string;
  close(): Promise<void>;
}

const ACCOUNT = { namespace: 'portal', name: 'backend' };

/** @param given - where none is given, that of the lab, or a sandbox of its own */
export async function startVaults(given?: ControlPlane): Promise<TestVaults> {
  const sandbox = given ?? (await openControlPlane());
  const rig = new VaultRig(sandbox.vault);
  await rig.prepare();
  const directory = await mkdtemp(join(tmpdir(), 'argosy-vault-'));
  const tokenFile = join(directory, 'token');
  const writeToken = (token: string) => writeFile(tokenFile, `${token}\n`);
  const { namespace, name } = ACCOUNT;
  await writeToken(await rig.account(name, { namespace }));
  let count = 0;
  return {
    sandbox,
    rig,
    directory,
    writeToken,
    configFor: async (policy = `${rig.prefix}portal`, options = {}) => {
      count += 1;
      // with the prefix it would be one of the portal's own
      const role = `of-${rig.prefix}${count}`;
      await rig.client.must('POST', `auth/${rig.eu}/role/${role}`, {
        bound_service_account_names: [name],
        bound_service_account_namespaces: [namespace],
        token_policies: [policy],
        token_no_default_policy: true,
        token_ttl: '1h',
        ...options,
      });
      return {
        name: 'main',
        url: sandbox.vault.address,
        publicUrl: sandbox.vault.address,
        kv: { mount: sandbox.vault.kv, version: 2 },
        auth: { method: 'kubernetes', mount: rig.eu, role, tokenFile },
        clusters: { eu1: { mount: rig.eu }, us1: { mount: rig.us } },
      };
    },
    open: (server, deadlines) =>
      createVault(server, { rolePrefix: rig.prefix, deadlines }),
    close: async () => {
      for (let each = 1; each <= count; each += 1) {
        await rig.client.call(
          'DELETE',
          `auth/${rig.eu}/role/of-${rig.prefix}${each}`,
        );
      }
      await rig.remove();
      await sandbox.stop();
      await rm(directory, { recursive: true });
    },
  };
}

/** Nobody gives up. */
export const free = () => new AbortController().signal;
