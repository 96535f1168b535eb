import type { Hub, Observed, Unreadable } from '../../argocd/types';
import { backoff } from '../../lib/backoff';
import { createBatchWriter } from './batchWriter';
import type { Checkpoints } from './checkpoints';
import { fromHub, HubError } from './HubError';
import type { HubStatusReport } from './hubStatus';
import { oneByOne, type OneByOneHandler } from './oneByOne';
import type { HubContext, ResourceEventHandler } from './types';
import type { UnreadableObjects } from './unreadable';

/** After a watch that ends sooner, the next one waits. */
const ESTABLISHED_MS = 5_000;
/** Complete lists are not read more often than this without waiting. */
const RELIST_MS = 30_000;

/**
 * Follows one kind in one namespace, as the reflector of client-go does: from the last checkpoint,
 * or else from a list.
 * @throws what the database throws; what goes wrong at the hub is reported as its status
 */
export async function reflect<K extends keyof Observed>(
  context: HubContext & {
    status: HubStatusReport;
    checkpoints: Checkpoints;
    unreadable: UnreadableObjects;
  },
  {
    kind,
    namespace,
    handler: whole,
  }: {
    kind: K;
    namespace: string;
    handler: ResourceEventHandler<Observed[K]>;
  },
  signal: AbortSignal,
): Promise<void> {
  const { hub, status, checkpoints, clock, metrics } = context;
  const key = `${kind}/${namespace}`;
  const handler = oneByOne(whole, { kind, namespace }, context.unreadable);
  const writer = createBatchWriter(handler, clock, {
    reached: point => checkpoints.reached(key, point),
    saved: milliseconds =>
      metrics.eventSaved(hub.name, kind, milliseconds / 1000),
  });
  const follow = async () => {
    let resourceVersion = checkpoints.get(key);
    let listedAt = -Infinity;
    let attempts = 0;
    while (!signal.aborted) {
      const startedAt = clock.now();
      let isEstablished = false;
      try {
        if (resourceVersion === undefined) {
          listedAt = startedAt;
          await writer.untilIdle(signal);
          const pages = hub.list(kind, namespace, signal);
          resourceVersion = await readList(pages, handler, signal);
          metrics.listed(hub.name, kind);
          checkpoints.reached(key, resourceVersion);
        }
        const events = hub.watch(kind, namespace, resourceVersion, signal);
        for await (const event of fromHub(events)) {
          if (!isEstablished) await status.report(key, { state: 'live' });
          isEstablished = true;
          resourceVersion = event.resourceVersion;
          writer.add(event);
          await writer.untilCapacity(signal);
        }
        if (clock.now() - startedAt >= ESTABLISHED_MS) {
          attempts = 0;
          continue;
        }
        if (attempts > 0) await status.report(key, endsEarly(hub));
      } catch (error) {
        if (signal.aborted) return;
        if (!(error instanceof HubError)) throw error;
        if (clock.now() - startedAt >= ESTABLISHED_MS && isEstablished) {
          attempts = 0;
        }
        await status.report(key, error.asStatus(isEstablished));
        if (error.isExpired) {
          resourceVersion = undefined;
          if (clock.now() - listedAt >= RELIST_MS) continue;
        }
      }
      await clock.sleep(backoff(attempts, clock.random()), signal);
      attempts += 1;
    }
  };
  await Promise.all([follow(), writer.run(signal)]);
}

function endsEarly(hub: Hub) {
  return {
    state: 'stale' as const,
    cause: `Hub ${hub.name} ends its watches as soon as they begin; each is resumed where it ended.`,
  };
}

async function readList<T extends { uid: string }>(
  pages: AsyncIterable<{
    items: T[];
    unreadable?: Unreadable[];
    resourceVersion: string;
  }>,
  handler: OneByOneHandler<T>,
  signal: AbortSignal,
): Promise<string> {
  const uids = new Set<string>();
  const skipped: Unreadable[] = [];
  let resourceVersion = '';
  for await (const page of fromHub(pages)) {
    signal.throwIfAborted();
    await handler.save(page.items);
    if (page.unreadable) {
      skipped.push(...page.unreadable);
      await handler.skip(page.unreadable);
    }
    page.items.forEach(item => uids.add(item.uid));
    resourceVersion = page.resourceVersion;
  }
  signal.throwIfAborted();
  await handler.retain(uids, skipped);
  return resourceVersion;
}
