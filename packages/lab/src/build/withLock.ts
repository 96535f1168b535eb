import { lock } from 'proper-lockfile';

const BEAT_MS = 5_000;
const SILENCE_MS = 30_000;
const POLL_MS = 500;

const isHeld = (error: unknown) => Object(error).code === 'ELOCKED';

/**
 * Does work that only one process is to do at a time. The holder of the lock touches it every few seconds: one that was
 * killed loses it after `silenceMs`. The lock spares double work and no more: a holder that was only asleep goes on
 * beside whoever has taken over.
 * @param path - what the lock stands for; it need not be there
 * @param onWait - called once, when another holds the lock
 */
export async function withLock<T>(
  path: string,
  work: () => Promise<T>,
  { onWait, silenceMs = SILENCE_MS }: { onWait(): void; silenceMs?: number },
): Promise<T> {
  const take = (waits: boolean) =>
    lock(path, {
      // not `.lock`: earlier versions left folders of that name with a file in them
      lockfilePath: `${path}.locked`,
      realpath: false,
      stale: silenceMs,
      update: BEAT_MS,
      retries: waits
        ? { forever: true, factor: 1, minTimeout: POLL_MS, maxTimeout: POLL_MS }
        : 0,
      onCompromised: () => {},
    });
  const release = await take(false).catch(error => {
    if (!isHeld(error)) throw error;
    onWait();
    return take(true);
  });
  try {
    return await work();
  } finally {
    // whoever took over gives it back
    await release().catch(() => {});
  }
}
