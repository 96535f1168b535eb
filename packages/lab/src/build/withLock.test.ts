import { spawnSync } from 'node:child_process';
import {
  mkdir,
  mkdtemp,
  readdir,
  rm,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withLock } from './withLock';

/** The id of a process that is gone. */
const gone = () => spawnSync('true').pid;

describe('withLock', () => {
  let folder: string;
  let lock: string;
  const waited: number[] = [];
  const work = () =>
    withLock(
      lock,
      async () => 'done',
      pid => waited.push(pid),
    );

  const lockedBy = async (pid: number) => {
    await mkdir(lock);
    await writeFile(join(lock, 'owner'), String(pid));
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'with-lock-'));
    lock = join(folder, 'etcd.lock');
    waited.length = 0;
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('lets one work at a time, and tells who waits', async () => {
    let working = 0;
    let most = 0;
    const slow = async () => {
      working += 1;
      most = Math.max(most, working);
      await sleep(50);
      working -= 1;
    };
    await Promise.all(
      [1, 2, 3].map(() => withLock(lock, slow, pid => waited.push(pid))),
    );
    expect(most).toBe(1);
    expect(new Set(waited)).toEqual(new Set([process.pid]));
    expect(await readdir(folder)).toEqual([]);
  });

  it('takes over from a process that is gone', async () => {
    await lockedBy(gone());
    expect(await work()).toBe('done');
    expect(waited).toEqual([]);
  });

  it('takes over from a process that no longer beats: its id may be of another one', async () => {
    await lockedBy(process.pid);
    const before = new Date(Date.now() - 61_000);
    await utimes(lock, before, before);
    expect(await work()).toBe('done');
    expect(waited).toEqual([]);
  });

  it('waits for a living one', async () => {
    await lockedBy(process.pid);
    const ending = sleep(300).then(() => rm(lock, { recursive: true }));
    const began = Date.now();
    expect(await work()).toBe('done');
    await ending;
    expect(Date.now() - began).toBeGreaterThanOrEqual(300);
    expect(waited).toEqual([process.pid]);
  });

  it('is given back by failing work', async () => {
    const failing = withLock(
      lock,
      () => Promise.reject(new Error('no')),
      () => {},
    );
    await expect(failing).rejects.toThrow('no');
    expect(await readdir(folder)).toEqual([]);
  });
});
