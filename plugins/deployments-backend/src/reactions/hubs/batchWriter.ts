import type { WatchEvent } from '../../argocd/types';
import type { Sink } from './observeSink';
import type { Timers } from '../observeTimers';

/** Long enough that a burst is one batch, short enough that nobody notices. */
const LINGER = 25;
const BATCH = 500;
/** What may wait in memory while the database is slower than the hub. */
const FULL = 2_000;

interface Named {
  namespace: string;
  name: string;
}
type Last<T> = Extract<WatchEvent<T>, { type: 'upsert' | 'delete' }>;

/** Collects the events of one watch and writes them in batches, one batch after the other. */
interface Writer<T> {
  put(event: WatchEvent<T>): void;
  /** Waits while too much is waiting. */
  room(signal: AbortSignal): Promise<void>;
  /** Waits until all that was put is written. */
  settled(signal: AbortSignal): Promise<void>;
  /** Writes until the signal is aborted; what waits then is dropped: it lies behind the last point reached. Throws what the sink throws. */
  keep(signal: AbortSignal): Promise<void>;
}

export function createWriter<T extends Named>(
  sink: Sink<T>,
  timers: Timers,
  reached: (upTo: string) => void,
): Writer<T> {
  // Only the last event of an object counts; a Map keeps it once.
  let waiting = new Map<string, Last<T>>();
  let upTo: string | undefined;
  let writing = false;
  let ring = () => {};
  const rung = () =>
    new Promise<void>(resolve => {
      ring = resolve;
    });
  const isIdle = () => upTo === undefined && !writing;

  const flush = async () => {
    const batch = [...waiting.values()];
    const point = upTo;
    waiting = new Map();
    upTo = undefined;
    writing = true;
    const items = batch.flatMap(e => (e.type === 'upsert' ? [e.item] : []));
    const keys = batch.filter(e => e.type === 'delete');
    for (let from = 0; from < items.length; from += BATCH) {
      await sink.save(items.slice(from, from + BATCH));
    }
    if (keys.length > 0) await sink.remove(keys);
    if (point !== undefined) reached(point);
    writing = false;
  };

  return {
    put(event) {
      upTo = event.upTo;
      if (event.type !== 'bookmark') {
        const { namespace, name } =
          event.type === 'upsert' ? event.item : event;
        waiting.set(`${namespace}/${name}`, event);
      }
      ring();
    },
    async room(signal) {
      while (waiting.size >= FULL && !signal.aborted) {
        await timers.sleep(LINGER, signal);
      }
    },
    async settled(signal) {
      while (!isIdle() && !signal.aborted) await timers.sleep(LINGER, signal);
    },
    async keep(signal) {
      signal.addEventListener('abort', () => ring(), { once: true });
      while (!signal.aborted) {
        if (upTo === undefined) {
          await rung();
        }
        await timers.sleep(LINGER, signal);
        if (!signal.aborted) await flush();
      }
    },
  };
}
