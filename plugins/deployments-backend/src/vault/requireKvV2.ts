import { z } from 'zod';
import type { Connection } from './connect';
import { requireMount } from './names';
import { noMount } from './refusal';
import { VaultError } from './VaultError';

const mountSchema = z.object({
  data: z.object({
    type: z.string(),
    options: z.object({ version: z.string() }).partial().nullish(),
  }),
});

/** Throws unless the mount of the config is KV v2. On v1 `subkeys/x` is a secret like any other: it would look as if all keys were missing. */
export async function requireKvV2(
  { server, peer, ask }: Connection,
  signal: AbortSignal,
): Promise<void> {
  const { mount, version } = server.kv;
  if (version === 1) throw isV1(peer, mount);
  const path = `sys/internal/ui/mounts/${requireMount(mount)}`;
  const answer = await ask({ method: 'GET', path }, signal);
  const found = mountSchema.safeParse(answer.body).data?.data;
  // Vault says 403 of a mount that is not there, too
  if (answer.status >= 300 || !found) throw noMount(peer, mount);
  if (found.type !== 'kv' && found.type !== 'generic') {
    throw new VaultError(
      'no-mount',
      `${mount} of ${peer} is no KV, but ${JSON.stringify(found.type.slice(0, 30))}.`,
      'Correct kv.mount in deployments.vault.servers.',
    );
  }
  if (found.options?.version !== '2') throw isV1(peer, mount);
}

const isV1 = (peer: string, mount: string) =>
  new VaultError(
    'kv-v1',
    `${mount} of ${peer} is KV version 1: its keys cannot be seen without its values, so they are not checked.`,
    `Upgrade it with \`vault kv enable-versioning ${mount}/\`, and say version: 2 in deployments.vault.servers.`,
  );
