import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withLock } from './withLock';

/** As short as a holder may be silent. */
const SILENCE_MS = 2_000;

jest.setTimeout(30_000);

describe('withLock', () => {
  let folder: string;
  let path: string;
  const onWait = jest.fn();
  const work = () =>
    withLock(path, async () => 'done', { onWait, silenceMs: SILENCE_MS });

  /** A process that has taken the lock and then does this. */
  const heldBy = async (then: string) => {
    const taken = `require('proper-lockfile').lock(${JSON.stringify(path)}, {
      lockfilePath: ${JSON.stringify(`${path}.locked`)}, realpath: false,
    }).then(() => { console.log('taken'); ${then} })`;
    const child = spawn(process.execPath, ['-e', taken], { stdio: 'pipe' });
    await once(child.stdout, 'data');
    return child;
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'with-lock-'));
    path = join(folder, 'etcd');
    onWait.mockClear();
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('lets one work at a time, and says who waits', async () => {
    let working = 0;
    let most = 0;
    const slow = async () => {
      working += 1;
      most = Math.max(most, working);
      await sleep(50);
      working -= 1;
    };
    await Promise.all([1, 2, 3].map(() => withLock(path, slow, { onWait })));
    expect(most).toBe(1);
    expect(onWait).toHaveBeenCalledTimes(2);
    expect(await readdir(folder)).toEqual([]);
  });

  it('takes over from a process that was killed', async () => {
    const child = await heldBy('setInterval(() => {}, 1000)');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await work()).toBe('done');
    expect(onWait).toHaveBeenCalledTimes(1);
    expect(await readdir(folder)).toEqual([]);
  });

  it('does not wait for a process that has ended by itself', async () => {
    const child = await heldBy('process.exit(0)');
    await once(child, 'exit');
    expect(await work()).toBe('done');
    expect(onWait).not.toHaveBeenCalled();
  });

  it('takes over at once where nobody has touched the lock for long', async () => {
    await mkdir(`${path}.locked`);
    const before = new Date(Date.now() - 61_000);
    await utimes(`${path}.locked`, before, before);
    expect(await work()).toBe('done');
    expect(onWait).not.toHaveBeenCalled();
  });

  it('waits for a living one for longer than it may be silent', async () => {
    const child = await heldBy('setInterval(() => {}, 1000)');
    const began = Date.now();
    const ending = sleep(SILENCE_MS * 2).then(() => child.kill('SIGTERM'));
    // the holder touches its lock every 5 s, so that one may wait for 10 s
    expect(
      await withLock(path, async () => 'done', { onWait, silenceMs: 10_000 }),
    ).toBe('done');
    await ending;
    expect(Date.now() - began).toBeGreaterThanOrEqual(SILENCE_MS * 2);
    expect(onWait).toHaveBeenCalledTimes(1);
  });

  it('is given back by failing work', async () => {
    const failing = withLock(path, () => Promise.reject(new Error('no')), {
      onWait,
    });
    await expect(failing).rejects.toThrow('no');
    expect(await readdir(folder)).toEqual([]);
  });
});
