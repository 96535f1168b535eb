import { z } from 'zod';
import { oneLine } from '../lib/foreignText';
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
      created_time: z.string().max(64),
      deletion_time: z.string().max(64),
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
    return toKeys(peer, path, parseAnswer(peer, subkeysSchema, answer.body));
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

/** Whoever may write the secret chooses its keys, and each is kept and shown. */
const MOST_KEYS = 1_000;
const LONGEST_KEY = 253;

function toKeys(
  peer: string,
  path: string,
  { data }: z.output<typeof subkeysSchema>,
): KeysAt {
  const { metadata, subkeys } = data;
  const { version, destroyed } = metadata;
  const owner = ownerOf(metadata.custom_metadata?.owner);
  if (subkeys === null) {
    const why = destroyed ? 'destroyed' : 'deleted';
    return { state: 'missing', why, version, ...owner };
  }
  const keys = Object.keys(subkeys);
  if (keys.length > MOST_KEYS) {
    throw new VaultError(
      // Of this secret only: any other can still be read.
      'refused',
      `${peer} has ${keys.length} keys at ${path}, and at most ${MOST_KEYS} are read.`,
      'Remove the keys that nobody needs.',
    );
  }
  return {
    state: 'present',
    keys: keys.map(key => oneLine(key, LONGEST_KEY)).sort(),
    version,
    updatedAt: metadata.created_time,
    ...owner,
  };
}

/** Anybody may write anything there: it is shown as one short line. */
function ownerOf(owner: unknown): { owner?: string } {
  if (typeof owner !== 'string') return {};
  const line = oneLine(owner, 100);
  return line ? { owner: line } : {};
}
