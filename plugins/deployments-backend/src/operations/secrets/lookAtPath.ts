import { LRUCache } from 'lru-cache';
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

const caches = new WeakMap<Vault, LRUCache<string, Look>>();

/**
 * Which keys stand at a path that only an annotation names. It is in no read model, so that the answer is remembered
 * here: one look a minute and path at most, and nobody waits for it who can be shown the last one.
 */
export async function lookAtPath(
  vault: Vault,
  path: string,
  now: () => Date,
): Promise<Look> {
  const cache = caches.get(vault) ?? createCache(vault, now);
  caches.set(vault, cache);
  const last = cache.peek(path, { allowStale: true });
  const age = last ? now().getTime() - last.at.getTime() : Infinity;
  return cache.forceFetch(path, { allowStale: age < USABLE_MS });
}

const createCache = (vault: Vault, now: () => Date) =>
  new LRUCache<string, Look>({
    max: MOST_KEPT,
    ttl: FRESH_MS,
    ttlResolution: 0,
    perf: { now: () => now().getTime() },
    // What goes wrong is met by who has to wait for it; the last answer stays.
    noDeleteOnFetchRejection: true,
    // Who waits gets the answer, also where the path is forgotten meanwhile.
    ignoreFetchAbort: true,
    fetchMethod: async path => ({
      keys: await lookInto(vault, path, AbortSignal.timeout(DEADLINE_MS)),
      at: now(),
    }),
  });
