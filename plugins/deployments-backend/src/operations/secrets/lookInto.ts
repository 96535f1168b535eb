import type { FoundKeys } from '../../database/types';
import type { KeysAt, Vault } from '../../vault/types';

/** Reads the keys of a secret now. That time is up is a state, too: a login may take longer than the signal lasts. */
export async function lookInto(
  vault: Pick<Vault, 'name' | 'readKeys'>,
  path: string,
  signal: AbortSignal,
): Promise<KeysAt> {
  if (signal.aborted) return late(vault);
  let end = () => {};
  const ended = new Promise<KeysAt>(resolve => {
    end = () => resolve(late(vault));
    signal.addEventListener('abort', end);
  });
  try {
    return await Promise.race([vault.readKeys(path, signal), ended]);
  } catch (error) {
    if (!signal.aborted) throw error;
    return late(vault);
  } finally {
    signal.removeEventListener('abort', end);
  }
}

const late = ({ name }: Pick<Vault, 'name'>): KeysAt => ({
  state: 'unreadable',
  reason: 'late',
  message: `Vault ${name} gave no answer in time.`,
  remedy:
    'Try again in a moment; if this keeps happening, check that it is up and that the backend can reach it.',
});

/** What a look found, as the read model keeps it. */
export function toFoundKeys(keys: KeysAt, checkedAt: string): FoundKeys {
  if (keys.state !== 'unreadable') return { ...keys, checkedAt };
  const { message, remedy: next } = keys;
  return { state: 'unreadable', checkedAt, cause: { message, next } };
}
