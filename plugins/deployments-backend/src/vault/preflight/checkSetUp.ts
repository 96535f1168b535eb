import {
  preflightRoleName,
  readerPolicyName,
} from '@argosy/plugin-deployments-planner';
import type { Asker } from '../connect';
import { requireKvV2 } from '../requireKvV2';
import type { MissingRight, PreflightMode, Vault } from '../types';
import { VaultError } from '../VaultError';
import { missingFrom } from './findings';
import { mountsOf } from './rights';

const PREPARE = 'Set it up once as the set-up page shows.';

/** Whether an admin has set up this Vault: KV v2, the mount of each cluster, and in the mode roles the right to write a role as it will be. */
export async function checkSetUp(
  asker: Asker & Pick<Vault, 'accessorOf' | 'writeRole' | 'deleteRole'>,
  options: PreflightMode & { rolePrefix: string },
  signal: AbortSignal,
): Promise<MissingRight[]> {
  const { server, peer } = asker;
  const found = await reported(() => requireKvV2(asker, signal));
  // In the mode pull-request the portal sees no mounts.
  const mounts = options.mode === 'pull-request' ? [] : mountsOf(server);
  for (const mount of mounts) {
    found.push(...(await reported(() => checkMount(mount), mount)));
  }
  return found;

  async function checkMount(mount: string) {
    if ((await asker.accessorOf(mount, signal)) === undefined) {
      throw new VaultError(
        'no-mount',
        `${peer} has no auth method at auth/${mount}.`,
        PREPARE,
      );
    }
    if (options.mode !== 'roles') return;
    const probe = preflightRoleName(options);
    const role = options.roleOf({
      serviceAccount: probe,
      namespace: probe,
      policy: readerPolicyName(options, mount),
    });
    await asker.writeRole(mount, probe, role, signal);
    await asker.deleteRole(mount, probe, signal);
  }

  /** A failure of the Vault itself is not a finding: it is thrown. */
  async function reported(
    check: () => Promise<void>,
    mount?: string,
  ): Promise<MissingRight[]> {
    try {
      await check();
      return [];
    } catch (error) {
      if (!(error instanceof VaultError) || !REPORTED.has(error.reason)) {
        throw error;
      }
      return [missingFrom(server, error, mount)];
    }
  }
}

const REPORTED = new Set(['forbidden', 'no-mount', 'kv-v1', 'refused']);
