import type { Observed, Unreadable } from '../../argocd/types';
import type { UnreadableObject } from '../../database/types';
import type { HubContext } from './types';

/** Beyond these the hub as a whole is the trouble, not one object of it. */
const MOST = 1_000;

type Kind = keyof Observed | 'clusters';
interface Key {
  namespace: string;
  name: string;
}

/**
 * The objects of a hub that cannot be used, by name, until they can be or are gone. They are kept in the database:
 * after a restart the watch goes on behind them, and nothing else would tell of them.
 */
export interface UnreadableObjects {
  add(kind: Kind, items: Unreadable[]): Promise<void>;
  remove(kind: Kind, keys: Key[]): Promise<void>;
  /** After a complete list. */
  retain(
    kind: Kind,
    namespace: string,
    isThere: (object: UnreadableObject) => boolean,
  ): Promise<void>;
}

export async function openUnreadable({
  hub,
  readModel,
  notifier,
  clock,
  logger,
}: HubContext): Promise<UnreadableObjects> {
  const stored = await readModel.listUnreadable(hub.name);
  const known = new Map(
    stored
      // Nobody watches a namespace that was removed from the config, nor asks for clusters without access.
      .filter(({ kind, namespace }) =>
        kind === 'clusters' ? hub.details : hub.namespaces.includes(namespace),
      )
      .map(object => [keyOf(object.kind, object), object]),
  );
  const save = async () => {
    await readModel.replaceUnreadable(hub.name, [...known.values()]);
    notifier.changed([`hub/${hub.name}`]);
  };
  if (known.size < stored.length) await save();
  return {
    async add(kind, items) {
      const fresh = items
        .filter(item => known.get(keyOf(kind, item))?.why !== item.why)
        .slice(0, Math.max(0, MOST - known.size));
      for (const item of fresh) {
        const key = keyOf(kind, item);
        const since =
          known.get(key)?.since ?? new Date(clock.now()).toISOString();
        known.set(key, { ...item, kind, since });
        logger.warn(
          `Hub ${hub.name}: ${kind} ${pathOf(item)} cannot be read and is left out. ${item.why}`,
        );
      }
      if (fresh.length > 0) await save();
    },
    async remove(kind, keys) {
      // Nearly always there are none, and this runs with each batch.
      if (known.size === 0) return;
      const gone = keys.filter(key => known.delete(keyOf(kind, key)));
      if (gone.length > 0) await save();
    },
    async retain(kind, namespace, isThere) {
      const gone = [...known].filter(
        ([, object]) =>
          object.kind === kind &&
          object.namespace === namespace &&
          !isThere(object),
      );
      gone.forEach(([key]) => known.delete(key));
      if (gone.length > 0) await save();
    },
  };
}

/** Clusters have no namespace. */
const pathOf = ({ namespace, name }: Key) =>
  [namespace, name].filter(Boolean).join('/');

const keyOf = (kind: string, { namespace, name }: Key) =>
  `${kind}/${namespace}/${name}`;
