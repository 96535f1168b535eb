import { until } from '@argosy/control-plane';
import { startVaults } from '../../../vault/__testUtils__/vaults.test.util';
import { requireSafeTokens } from '../../../vault';
import type { VaultReconciler } from '../startVaultReconciler';
import {
  openReconciler,
  type OpenReconciler,
  type ReconcilerPlace,
} from './reconciler.test.util';
import type { VaultConfig } from '../../../config';

/** A Vault that an admin has set up, and portals that follow it; all of it gone with `close`. */
export async function openVaultStage() {
  const vaults = await startVaults();
  const { rig } = vaults;
  const written = new Set<string>();
  const opened: Array<{
    following: OpenReconciler;
    reconciler: VaultReconciler;
  }> = [];

  const stage = {
    vaults,
    rig,
    prefix: rig.prefix,
    /** The role as Vault has it; nothing where there is none. */
    async role(name: string, mount = rig.eu) {
      const path = `auth/${mount}/role/${rig.prefix}${name}`;
      const { status, body } = await rig.client.call('GET', path);
      return status === 404 ? undefined : Object(Object(body).data);
    },
    /** Names of all that stand, without the prefix. */
    async roles(mount = rig.eu): Promise<string[]> {
      const path = `auth/${mount}/role?list=true`;
      const { status, body } = await rig.client.call('GET', path);
      if (status === 404) return [];
      const keys: string[] = Object(Object(body).data).keys;
      return keys
        .filter(key => key.startsWith(rig.prefix))
        .map(key => key.slice(rig.prefix.length))
        .sort();
    },
    /** Writes a secret. */
    async write(path: string, data: Record<string, string>) {
      written.add(path);
      await rig.client.must('POST', `${rig.vault.kv}/data/${path}`, { data });
    },
    async config(
      over: Partial<VaultConfig> = {},
      policy?: string,
    ): Promise<VaultConfig> {
      return {
        mode: 'roles',
        rolePrefix: rig.prefix,
        servers: [await vaults.configFor(policy)],
        ...over,
      };
    },
    async follow(
      services: Array<Map<string, string>>,
      place: Partial<ReconcilerPlace> = {},
    ) {
      const following = await openReconciler({
        config: place.config ?? (await stage.config()),
        files: services.flatMap(files => [...files]),
        ...place,
      });
      await requireSafeTokens(following.vaults);
      const reconciler = following.start();
      opened.push({ following, reconciler });
      return { ...following, reconciler };
    },
    /** Lets time pass until it is so. */
    passing: <T>(
      { clock }: Pick<OpenReconciler, 'clock'>,
      what: string,
      ask: () => Promise<T | undefined | false>,
      skipMs = 5_000,
    ) =>
      until(
        what,
        async () => {
          clock.skip(skipMs);
          return ask();
        },
        { everyMs: 50, timeoutMs: 20_000 },
      ),
    async end() {
      await vaults.sandbox.faults.clear();
      for (const { following, reconciler } of opened.splice(0)) {
        await reconciler.stop();
        await following.close();
      }
      for (const path of written)
        await rig.client.must('DELETE', `${rig.vault.kv}/metadata/${path}`);
      written.clear();
      for (const mount of [rig.eu, rig.us]) {
        for (const name of await stage.roles(mount)) {
          const path = `auth/${mount}/role/${rig.prefix}${name}`;
          await rig.client.must('DELETE', path);
        }
      }
    },
    close: () => vaults.close(),
  };
  return stage;
}

export type VaultStage = Awaited<ReturnType<typeof openVaultStage>>;
