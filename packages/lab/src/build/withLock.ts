import { mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode } from './errorCode';
import { isAlive } from './isAlive';

const BEAT = 5_000;
const SILENCE = 60_000;
const POLL = 500;

/** Who holds a lock: its process, or undefined when that process is gone. */
async function holder(lock: string): Promise<number | undefined> {
  const [made, owner] = await Promise.all([
    stat(lock).catch(() => undefined),
    readFile(join(lock, 'owner'), 'utf8').catch(() => undefined),
  ]);
  // A process id may have been given anew, so that the holder also beats.
  const silent = !made || Date.now() - made.mtimeMs > SILENCE;
  if (silent) return undefined;
  // Between making the folder and writing its owner there is a moment.
  if (owner === undefined) return 0;
  return isAlive(Number(owner)) ? Number(owner) : undefined;
}

async function take(lock: string): Promise<boolean> {
  try {
    await mkdir(lock);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
  await writeFile(join(lock, 'owner'), String(process.pid));
  return true;
}

/**
 * Does work that only one process is to do at a time. The lock spares double work and no more:
 * whoever takes over a lock in the moment that another does works beside him.
 * @param lock - the folder that stands for the lock
 * @param onWait - told once, when another process holds it
 */
export async function withLock<T>(
  lock: string,
  work: () => Promise<T>,
  onWait: (pid: number) => void,
): Promise<T> {
  let told = false;
  while (!(await take(lock))) {
    const pid = await holder(lock);
    if (pid === undefined) {
      await rm(lock, { recursive: true, force: true });
      continue;
    }
    if (pid && !told) onWait(pid);
    told ||= pid > 0;
    await sleep(POLL);
  }
  const beat = setInterval(() => {
    const now = new Date();
    utimes(lock, now, now).catch(() => clearInterval(beat));
  }, BEAT);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    await rm(lock, { recursive: true, force: true });
  }
}
