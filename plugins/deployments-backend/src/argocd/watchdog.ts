import type { Deadlines } from './deadlines';
import { DeadlineError } from './withDeadline';

/** Listens whether a stream still speaks. */
interface Watchdog {
  /** The same chunks, heard. */
  listen<T>(chunks: AsyncIterable<T>): AsyncIterable<T>;
  stop(): void;
}

/**
 * A connection whose other end is gone looks like one on which nothing happens.
 * So silence makes us ask, and a silence too long for a stream with bookmarks ends it.
 */
export function startWatchdog(
  { silence, idle }: Pick<Deadlines, 'silence' | 'idle'>,
  ask: () => Promise<void>,
  onLost: (why: unknown) => void,
): Watchdog {
  let heardAt = Date.now();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  async function look() {
    const silent = Date.now() - heardAt;
    try {
      if (silent >= idle) throw new DeadlineError(idle);
      if (silent >= silence) await ask();
    } catch (why) {
      if (!stopped) onLost(why);
      return;
    }
    arm();
  }
  function arm() {
    if (!stopped) timer = setTimeout(look, silence);
  }
  return {
    async *listen(chunks) {
      heardAt = Date.now();
      arm();
      for await (const chunk of chunks) {
        heardAt = Date.now();
        yield chunk;
      }
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
