import { DeadlineError, withDeadline, type Deadlines } from '../deadlines';
import { statusOf, translateError } from '../errors/translateError';
import { GROUP, VERSION } from './kinds';
import { cutBy, type Kubernetes } from './Kubernetes';

/** Watches over a stream that may fall silent. */
interface Watchdog {
  /** Passes the lines on, and notes when they come. */
  listen<T>(lines: AsyncIterable<T>): AsyncIterable<T>;
  stop(): void;
}

/**
 * A connection whose peer is gone looks like one on which nothing happens. So silence
 * makes us probe the hub, and a silence too long for a stream with bookmarks ends the watch.
 */
export function startWatchdog(
  { silence, idle }: Pick<Deadlines, 'silence' | 'idle'>,
  check: () => Promise<void>,
  onLost: (reason: unknown) => void,
): Watchdog {
  let heardAt = Date.now();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  async function tick() {
    const silent = Date.now() - heardAt;
    try {
      if (silent >= idle) throw new DeadlineError(idle);
      if (silent >= silence) await check();
    } catch (reason) {
      if (!stopped) onLost(reason);
      return;
    }
    arm();
  }
  function arm() {
    if (!stopped) timer = setTimeout(tick, silence);
  }
  return {
    async *listen(lines) {
      heardAt = Date.now();
      arm();
      for await (const line of lines) {
        heardAt = Date.now();
        yield line;
      }
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/**
 * A small request that costs the hub nothing: the resources of Argo CD's API group.
 * Whether we may read them does not matter, only that something answers.
 * @throws ServiceUnavailableError when nothing does, NotAllowedError when our credentials are no longer accepted
 */
export async function probe(
  { peer, remedies, open, deadlines }: Kubernetes,
  signal: AbortSignal,
): Promise<void> {
  try {
    await withDeadline(deadlines.call, signal, async cut =>
      open().objects.getAPIResources(
        { group: GROUP, version: VERSION },
        cutBy(cut),
      ),
    );
  } catch (error) {
    const status = statusOf(error);
    if (status === 403 || status === 404) return;
    throw translateError(error, {
      peer,
      right: `get /apis/${GROUP}`,
      remedies,
    });
  }
}
