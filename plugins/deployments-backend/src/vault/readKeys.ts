import { z } from 'zod';
import type { Connection } from './connect';
import { requireSecretPath } from './names';
import { refusal } from './refusal';
import { requireKvV2 } from './requireKvV2';
import { parseAnswer } from './roles';
import type { KeysAt, Vault } from './types';
import { VaultError } from './VaultError';

const subkeysSchema = z.object({
  data: z.object({
    /** The values are null, and are never looked at. */
    subkeys: z.record(z.string(), z.unknown()).nullable(),
    metadata: z.object({
      version: z.number(),
      created_time: z.string(),
      deletion_time: z.string(),
      destroyed: z.boolean(),
      custom_metadata: z.record(z.string(), z.unknown()).nullish(),
    }),
  }),
});

/** Reads which keys secrets have, by `subkeys` alone: one request per secret, and no right to `data/`. */
export function createReadKeys(connection: Connection): Vault['readKeys'] {
  const { server, peer, ask } = connection;
  let isChecked = false;

  async function read(path: string, signal: AbortSignal): Promise<KeysAt> {
    if (!isChecked) await requireKvV2(connection, signal);
    isChecked = true;
    const { mount } = server.kv;
    const full = `${mount}/subkeys/${requireSecretPath(path)}`;
    // deeper names may be data, such as the keys of a map of users
    const query = { depth: '1' };
    const answer = await ask({ method: 'GET', path: full, query }, signal);
    const isThere = answer.status < 300 || 'data' in answer.body;
    if (!isThere && answer.status === 404 && answer.errors.length === 0) {
      return { state: 'missing', why: 'absent' };
    }
    if (!isThere) {
      throw refusal(peer, answer, { mount, right: `read ${full}` });
    }
    return toKeys(parseAnswer(peer, subkeysSchema, answer.body));
  }

  return async (path, signal) => {
    try {
      return await read(path, signal);
    } catch (error) {
      if (!(error instanceof VaultError)) throw error;
      // what is mounted there later may be something else
      if (error.reason === 'no-mount') isChecked = false;
      const { reason, message, remedy } = error;
      return { state: 'unreadable', reason, message, remedy };
    }
  };
}

function toKeys({ data }: z.output<typeof subkeysSchema>): KeysAt {
  const { metadata, subkeys } = data;
  const { version, destroyed } = metadata;
  const owner = ownerOf(metadata.custom_metadata?.owner);
  if (subkeys === null) {
    const why = destroyed ? 'destroyed' : 'deleted';
    return { state: 'missing', why, version, ...owner };
  }
  return {
    state: 'present',
    keys: Object.keys(subkeys).sort(),
    version,
    updatedAt: metadata.created_time,
    ...owner,
  };
}

/** Anybody may write anything there: it is shown as one short line. */
function ownerOf(owner: unknown): { owner?: string } {
  if (typeof owner !== 'string') return {};
  const line = owner.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return line ? { owner: line.slice(0, 100) } : {};
}
