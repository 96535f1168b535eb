import type { WatchEvent } from '../../argocd/types';
import type { Clock } from '../../lib/clock';
import type { OneByOneHandler } from './oneByOne';

/** Long enough to make a burst one batch, short enough that nobody notices. */
const LINGER_MS = 25;
const BATCH_SIZE = 500;
/** How many events may wait in memory while the database is slower than the hub. */
const CAPACITY = 2_000;

interface Key {
  namespace: string;
  name: string;
}
type ResourceEvent<T> = Exclude<WatchEvent<T>, { type: 'bookmark' }>;

/** Collects the events of one watch and writes them in batches, one batch after the other. */
interface BatchWriter<T> {
  add(event: WatchEvent<T>): void;
  /** Waits while too many events are waiting. */
  untilCapacity(signal: AbortSignal): Promise<void>;
  /** Waits until everything that was added is written. */
  untilIdle(signal: AbortSignal): Promise<void>;
  /**
   * Writes until the signal is aborted. What waits then is dropped: it lies behind the last checkpoint.
   * @throws what the handler throws
   */
  run(signal: AbortSignal): Promise<void>;
}

export function createBatchWriter<T extends Key>(
  handler: OneByOneHandler<T>,
  clock: Clock,
  notify: {
    /** All events up to this one are written. */
    reached(resourceVersion: string): void;
    /** An event is written: how many milliseconds after it came. */
    saved(milliseconds: number): void;
  },
): BatchWriter<T> {
  // Only the last event of an object counts; a Map keeps one, and when the first of them came.
  let waiting = new Map<string, { event: ResourceEvent<T>; since: number }>();
  let resourceVersion: string | undefined;
  let isWriting = false;
  let wake = () => {};
  const untilWoken = () =>
    new Promise<void>(resolve => {
      wake = resolve;
    });
  const isIdle = () => resourceVersion === undefined && !isWriting;

  const flush = async () => {
    const entries = [...waiting.values()];
    const checkpoint = resourceVersion;
    waiting = new Map();
    resourceVersion = undefined;
    isWriting = true;
    await write(
      handler,
      entries.map(({ event }) => event),
    );
    if (checkpoint !== undefined) notify.reached(checkpoint);
    const now = clock.now();
    entries.forEach(({ since }) => notify.saved(now - since));
    isWriting = false;
  };

  return {
    add(event) {
      resourceVersion = event.resourceVersion;
      if (event.type !== 'bookmark') {
        const { namespace, name } =
          event.type === 'delete' ? event : event.item;
        const key = `${namespace}/${name}`;
        const since = waiting.get(key)?.since ?? clock.now();
        waiting.set(key, { event, since });
      }
      wake();
    },
    async untilCapacity(signal) {
      while (waiting.size >= CAPACITY && !signal.aborted) {
        await clock.sleep(LINGER_MS, signal);
      }
    },
    async untilIdle(signal) {
      while (!isIdle() && !signal.aborted) {
        await clock.sleep(LINGER_MS, signal);
      }
    },
    async run(signal) {
      signal.addEventListener('abort', () => wake(), { once: true });
      while (!signal.aborted) {
        if (resourceVersion === undefined) await untilWoken();
        await clock.sleep(LINGER_MS, signal);
        if (!signal.aborted) await flush();
      }
    },
  };
}

/** Hands a batch over, each kind of event by itself. */
async function write<T extends Key>(
  handler: OneByOneHandler<T>,
  batch: ReadonlyArray<ResourceEvent<T>>,
): Promise<void> {
  const items = batch.flatMap(e => (e.type === 'upsert' ? [e.item] : []));
  const unreadable = batch.flatMap(e =>
    e.type === 'unreadable' ? [e.item] : [],
  );
  const keys = batch.filter(e => e.type === 'delete');
  for (let from = 0; from < items.length; from += BATCH_SIZE) {
    await handler.save(items.slice(from, from + BATCH_SIZE));
  }
  if (unreadable.length > 0) await handler.skip(unreadable);
  if (keys.length > 0) await handler.remove(keys);
}
