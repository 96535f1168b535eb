import { toError } from '@backstage/errors';
import type { Observed, Unreadable } from '../../argocd/types';
import type { ResourceEventHandler } from './types';
import type { UnreadableObjects } from './unreadable';

type Item<K extends keyof Observed> = Observed[K];

/** A handler that goes on past what cannot be read, and past what the database does not take. */
export interface OneByOneHandler<T> {
  save(items: T[]): Promise<void>;
  skip(items: Unreadable[]): Promise<void>;
  remove(keys: Array<{ namespace: string; name: string }>): Promise<void>;
  /** After a complete list: what was in it, and what of it could not be read. */
  retain(uids: Set<string>, skipped: Unreadable[]): Promise<void>;
}

export function oneByOne<K extends keyof Observed>(
  handler: ResourceEventHandler<Item<K>>,
  { kind, namespace }: { kind: K; namespace: string },
  unreadable: UnreadableObjects,
): OneByOneHandler<Item<K>> {
  const saveEach = async (items: Item<K>[]) => {
    const refused: Unreadable[] = [];
    for (const item of items) {
      try {
        await handler.save([item]);
      } catch (error) {
        if (!isRefusedRow(error)) throw error;
        const { namespace: of, name, uid } = item;
        refused.push({ namespace: of, name, uid, why: REFUSED });
      }
    }
    return refused;
  };
  return {
    async save(items) {
      let refused: Unreadable[] = [];
      try {
        await handler.save(items);
      } catch (error) {
        if (!isRefusedRow(error)) throw error;
        refused = await saveEach(items);
      }
      const names = new Set(refused.map(({ name }) => name));
      await unreadable.remove(
        kind,
        items.filter(({ name }) => !names.has(name)),
      );
      await unreadable.add(kind, refused);
    },
    skip: items => unreadable.add(kind, items),
    async remove(keys) {
      await handler.remove(keys);
      await unreadable.remove(kind, keys);
    },
    async retain(uids, skipped) {
      // What is there and cannot be read keeps what was last known of it.
      await handler.retain(
        new Set([...uids, ...skipped.flatMap(({ uid }) => uid ?? [])]),
      );
      const names = new Set(skipped.map(({ name }) => name));
      await unreadable.retain(
        kind,
        namespace,
        ({ name, uid }) =>
          names.has(name) || (uid !== undefined && uids.has(uid)),
      );
    },
  };
}

const isRefusedRow = (error: unknown) =>
  toError(error).name === 'RowRefusedError';

const REFUSED = 'The database does not take what it holds.';
