import { z } from 'zod';
import type { Connection } from './connect';
import { requireSecretPath } from './names';
import { refusal } from './refusal';
import { requireKvV2 } from './requireKvV2';
import { parseAnswer } from './roles';
import type { StandingSecret, Vault } from './types';

const listSchema = z.object({ data: z.object({ keys: z.array(z.string()) }) });
const metadataSchema = z.object({
  data: z.object({
    custom_metadata: z.record(z.string(), z.unknown()).nullish(),
  }),
});

/** So many are looked at: who asks needs to know that any stand, and names a few. */
const ENOUGH = 20;
/** Folders below folders are followed so deep. */
const DEPTH = 4;

/** Finds the secrets below a folder, deleted ones too: their keys come back by one command. Never reads a value. */
export function createListSecrets(
  connection: Connection,
): Vault['listSecrets'] {
  const { server, peer, ask } = connection;
  const { mount } = server.kv;

  const list = async (folder: string, signal: AbortSignal) => {
    const path = `${mount}/metadata/${requireSecretPath(folder)}`;
    const query = { list: 'true' };
    const answer = await ask({ method: 'GET', path, query }, signal);
    if (answer.status === 404 && answer.errors.length === 0) return [];
    if (answer.status >= 300)
      throw refusal(peer, answer, { mount, right: `list ${path}` });
    return parseAnswer(peer, listSchema, answer.body).data.keys;
  };
  const ownerOf = async (secret: string, signal: AbortSignal) => {
    const path = `${mount}/metadata/${requireSecretPath(secret)}`;
    const answer = await ask({ method: 'GET', path }, signal);
    if (answer.status === 404 && answer.errors.length === 0) return undefined;
    if (answer.status >= 300)
      throw refusal(peer, answer, { mount, right: `read ${path}` });
    const { custom_metadata: metadata } = parseAnswer(
      peer,
      metadataSchema,
      answer.body,
    ).data;
    return typeof metadata?.owner === 'string' ? metadata.owner : undefined;
  };

  return async (folder, signal) => {
    await requireKvV2(connection, signal);
    const found: StandingSecret[] = [];
    const folders = [folder.replace(/\/$/, '')];
    for (let depth = 0; depth < DEPTH && folders.length > 0; depth++) {
      for (const at of folders.splice(0)) {
        for (const name of await list(at, signal)) {
          if (found.length + folders.length >= ENOUGH) break;
          const path = `${at}/${name.replace(/\/$/, '')}`;
          // A name that our requests cannot carry stands all the same.
          if (!isPlain(name)) found.push({ path });
          else if (name.endsWith('/')) folders.push(path);
          else found.push(toStanding(path, await ownerOf(path, signal)));
        }
      }
    }
    return [...found, ...folders.map(path => ({ path }))];
  };
}

const isPlain = (name: string) =>
  /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,200}\/?$/.test(name);

/** Anybody may write anything there: what is longer than a reference to an entity is none. */
const toStanding = (path: string, owner: string | undefined): StandingSecret =>
  owner && owner.length <= 300 ? { path, owner } : { path };
