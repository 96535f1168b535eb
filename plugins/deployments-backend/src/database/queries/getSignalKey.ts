import { randomBytes } from 'node:crypto';
import type { Store } from '../store';
import type { SignalKeyRow } from '../tables';

const ONLY = 1;

/** The key that names what signals are about: made once, and the same for every backend on this database. */
export async function getSignalKey({ knex }: Store): Promise<string> {
  const read = () =>
    knex<SignalKeyRow>('signal_keys').where({ id: ONLY }).first();
  const existing = await read();
  if (existing) return existing.key;
  await knex<SignalKeyRow>('signal_keys')
    .insert({ id: ONLY, key: randomBytes(32).toString('base64') })
    .onConflict('id')
    .ignore();
  // Another backend may have been first.
  const made = await read();
  if (!made) throw new Error('The key of signals was not kept');
  return made.key;
}
