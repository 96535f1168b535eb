import { z } from 'zod';
import type { Asker } from './connect';
import { requireMount } from './names';
import { noMount } from './refusal';
import { VaultError } from './VaultError';

const mountSchema = z.object({
  data: z.object({
    type: z.string(),
    options: z.object({ version: z.string() }).partial().nullish(),
  }),
});

/** Throws unless the configured mount is KV v2. On v1 `subkeys/x` is a secret like any other: all keys would seem to be missing. */
export async function requireKvV2(
  { server, peer, ask }: Asker,
  signal: AbortSignal,
): Promise<void> {
  const { mount, version } = server.kv;
  if (version === 1) throw isV1(peer, mount);
  const path = `sys/internal/ui/mounts/${requireMount(mount)}`;
  const answer = await ask({ method: 'GET', path }, signal);
  const found = mountSchema.safeParse(answer.body).data?.data;
  // Vault also answers 403 if there is no such mount
  if (answer.status >= 300 || !found) throw noMount(peer, mount);
  if (found.type !== 'kv' && found.type !== 'generic') {
    throw new VaultError(
      'no-mount',
      `The mount ${mount} of ${peer} is not a KV engine but ${JSON.stringify(found.type.slice(0, 30))}.`,
      'Correct kv.mount in deployments.vault.servers.',
    );
  }
  if (found.options?.version !== '2') throw isV1(peer, mount);
}

const isV1 = (peer: string, mount: string) =>
  new VaultError(
    'kv-v1',
    `The mount ${mount} of ${peer} is KV version 1. Its keys cannot be read without its values, so they are not checked.`,
    `Upgrade it with \`vault kv enable-versioning ${mount}/\`, and set version: 2 in deployments.vault.servers.`,
  );
