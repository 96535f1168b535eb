import type { Hub, Observed } from '../../argocd/types';
import { backoff } from '../../lib/backoff';
import { HubTrouble, fromHub } from './HubError';
import type { ResumePoints } from './checkpoints';
import type { ObserveRoom } from './types';
import type { Sink } from './observeSink';
import type { HubState } from './hubStatus';
import { createWriter } from './batchWriter';

/** A watch that ends sooner was not worth the name: wait before the next. */
const WORTHWHILE = 5_000;
/** Lists of everything are not read more often than this without waiting. */
const RELIST = 30_000;

/**
 * Follows one kind in one namespace: from the point reached before, else from a list.
 * @throws what the database throws; what the hub does is told as its state
 */
export async function observeStream<K extends keyof Observed>(
  room: ObserveRoom & { state: HubState; points: ResumePoints },
  kind: K,
  namespace: string,
  sink: Sink<Observed[K]>,
  signal: AbortSignal,
): Promise<void> {
  const { hub, points, timers } = room;
  const key = `${kind}/${namespace}`;
  const writer = createWriter(sink, timers, upTo => points.reached(key, upTo));
  const follow = async () => {
    let upTo = points.get(key);
    let listedAt = -Infinity;
    let attempts = 0;
    while (!signal.aborted) {
      const startedAt = timers.now();
      let stands = false;
      try {
        if (upTo === undefined) {
          listedAt = startedAt;
          await writer.settled(signal);
          upTo = await readList(hub, kind, namespace, sink, signal);
          points.reached(key, upTo);
        }
        const events = hub.watch(kind, namespace, upTo, signal);
        for await (const event of fromHub(events)) {
          if (!stands) await room.state.tell(key, { state: 'live' });
          stands = true;
          upTo = event.upTo;
          writer.put(event);
          await writer.room(signal);
        }
        if (timers.now() - startedAt >= WORTHWHILE) {
          attempts = 0;
          continue;
        }
        if (attempts > 0) await room.state.tell(key, endsEarly(hub));
      } catch (error) {
        if (signal.aborted) return;
        if (!(error instanceof HubTrouble)) throw error;
        if (timers.now() - startedAt >= WORTHWHILE && stands) attempts = 0;
        await room.state.tell(key, error.asState(stands));
        if (error.isExpired) {
          upTo = undefined;
          if (timers.now() - listedAt >= RELIST) continue;
        }
      }
      await timers.sleep(backoff(attempts, timers.random()), signal);
      attempts += 1;
    }
  };
  await Promise.all([follow(), writer.keep(signal)]);
}

function endsEarly(hub: Hub) {
  return {
    state: 'stale' as const,
    cause: `Hub ${hub.name} ends its watches as soon as they stand; we go on from where they end.`,
  };
}

async function readList<K extends keyof Observed>(
  hub: Hub,
  kind: K,
  namespace: string,
  sink: Sink<Observed[K]>,
  signal: AbortSignal,
): Promise<string> {
  const uids = new Set<string>();
  let upTo = '';
  for await (const page of fromHub(hub.list(kind, namespace, signal))) {
    signal.throwIfAborted();
    await sink.save(page.items);
    page.items.forEach(item => uids.add(item.uid));
    upTo = page.upTo;
  }
  signal.throwIfAborted();
  await sink.retain(uids);
  return upTo;
}
