import { deletesLeft } from './policies';
import { applicationKey, ExpandedSet } from './types';

/**
 * Applications that a set was refused because another one owns them, and that this other one lets go: it has left Git,
 * or no longer generates them and deletes what it no longer generates. The controller asks again until it has.
 */
export function freedNames(
  sets: readonly ExpandedSet[],
  owners: ReadonlyMap<string, string>,
): string[] {
  const bySet = new Map(sets.map(set => [keyOf(set, set.name), set]));
  return sets.flatMap(set =>
    set.refused.flatMap(({ name }) => {
      const key = keyOf(set, name);
      const owner = owners.get(key);
      if (owner === undefined || owner === set.name) return [];
      return letsGo(bySet.get(keyOf(set, owner)), name) ? [key] : [];
    }),
  );
}

const keyOf = ({ hub, namespace }: ExpandedSet, name: string) =>
  applicationKey(hub, namespace, name);

function letsGo(owner: ExpandedSet | undefined, name: string): boolean {
  if (!owner) return true;
  const generates = [...owner.applications, ...owner.refused].some(
    application => application.name === name,
  );
  return !generates && deletesLeft(owner);
}
