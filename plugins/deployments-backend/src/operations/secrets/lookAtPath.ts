import type { KeysAt, Vault } from '../../vault/types';
import { lookInto } from './lookInto';

const FRESH_MS = 60_000;
/** What is older is not shown to anybody. */
const USABLE_MS = 10 * 60_000;
const DEADLINE_MS = 5_000;
const MOST_KEPT = 1_000;

/** What stood at a path, and when. */
interface Look {
  keys: KeysAt;
  at: Date;
}

interface Known {
  last?: Look;
  pending?: Promise<Look>;
}

const looks = new WeakMap<Vault, Map<string, Known>>();

/**
 * Which keys stand at a path that only an annotation names. It is in no read model, so that the answer is remembered
 * here: one look a minute and path at most, and nobody waits for it who can be shown the last one.
 */
export async function lookAtPath(
  vault: Vault,
  path: string,
  now: () => Date,
): Promise<Look> {
  const known = knownOf(vault, path);
  const { last } = known;
  const age = last ? now().getTime() - last.at.getTime() : Infinity;
  if (last && age < FRESH_MS) return last;
  known.pending ??= look(vault, path, now)
    .then(found => (known.last = found))
    .finally(() => {
      known.pending = undefined;
    });
  if (!last || age >= USABLE_MS) return known.pending;
  // What goes wrong now is met by who has to wait for it.
  known.pending.catch(() => {});
  return last;
}

const look = async (vault: Vault, path: string, now: () => Date) => ({
  keys: await lookInto(vault, path, AbortSignal.timeout(DEADLINE_MS)),
  at: now(),
});

function knownOf(vault: Vault, path: string): Known {
  const paths = looks.get(vault) ?? new Map<string, Known>();
  looks.set(vault, paths);
  const known = paths.get(path) ?? {};
  // Those that are asked for stay; the one that nobody has for longest goes.
  paths.delete(path);
  paths.set(path, known);
  if (paths.size > MOST_KEPT) paths.delete(paths.keys().next().value ?? '');
  return known;
}
