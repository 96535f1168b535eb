import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { lookUntil } from '@argosy/control-plane';
import { findGo } from '../requirements/findGo';
import { buildGroup } from './buildGroup';
import { cacheFolder } from './buildPeers';
import { GUARD } from './groups';
import { PEER_SOURCES } from './peerSources';

/** Prints its own id and that of a process that it starts, and waits for ever. */
const FAMILY = 'sleep 600 & echo $$ $!; wait';
const FORKS = ['sh', '-c', FAMILY];

/** The state as `ps` prints it: T is frozen, Z and nothing at all have ended. */
const state = (pid: number) =>
  spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], {
    encoding: 'utf8',
  }).stdout.charAt(0);

const hasEnded = (pid: number) => ['', 'Z'].includes(state(pid));

const within = (seconds: number, isSo: () => boolean) =>
  lookUntil(async () => isSo(), Boolean, {
    timeoutMs: seconds * 1000,
    everyMs: 20,
  });

async function idsOf(child: ChildProcess): Promise<number[]> {
  const [line] = await once(child.stdout!, 'data');
  return String(line).trim().split(' ').map(Number);
}

jest.setTimeout(30_000);

describe('guard', () => {
  let guard: string;
  const started: ChildProcess[] = [];

  const start = (program: string, args: string[]) => {
    const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    started.push(child);
    return Object.assign(child, { ended: once(child, 'exit') });
  };

  beforeAll(async () => {
    const go = await findGo();
    if ('missing' in go) throw new Error(go.missing);
    const { programs } = await buildGroup(GUARD, {
      sources: PEER_SOURCES,
      cache: cacheFolder(),
      goVersion: go.version,
      onProgress: () => {},
    });
    guard = programs.guard!;
  });

  afterEach(() => {
    for (const child of started.splice(0)) child.kill('SIGKILL');
  });

  it('ends its program, and what that started, when its parent is killed', async () => {
    const parent = start(process.execPath, [
      '-e',
      `require('node:child_process').spawn(${JSON.stringify(guard)}, ${JSON.stringify(FORKS)}, { stdio: ['pipe', 'inherit', 'inherit'] }); setInterval(() => {}, 1000);`,
    ]);
    const [program, startedByIt] = await idsOf(parent);
    expect([hasEnded(program), hasEnded(startedByIt)]).toEqual([false, false]);

    parent.kill('SIGKILL');

    expect(await within(5, () => hasEnded(program))).toBe(true);
    expect(await within(5, () => hasEnded(startedByIt))).toBe(true);
  });

  it('ends all when its stdin is closed, and says that it was killed', async () => {
    const child = start(guard, FORKS);
    const [program, startedByIt] = await idsOf(child);

    child.stdin!.end();

    expect(await child.ended).toEqual([137, null]);
    expect(hasEnded(program)).toBe(true);
    expect(await within(5, () => hasEnded(startedByIt))).toBe(true);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('ends all on %s', async signal => {
    const child = start(guard, FORKS);
    const [program, startedByIt] = await idsOf(child);

    child.kill(signal);

    expect(await child.ended).toEqual([137, null]);
    expect(hasEnded(program)).toBe(true);
    expect(await within(5, () => hasEnded(startedByIt))).toBe(true);
  });

  it('takes its program along when it is itself killed, where the kernel can do that', async () => {
    const child = start(guard, ['sh', '-c', 'echo $$; exec sleep 600']);
    const [program] = await idsOf(child);

    child.kill('SIGKILL');

    const ended = await within(2, () => hasEnded(program));
    if (!ended) process.kill(program, 'SIGKILL');
    expect(ended).toBe(process.platform === 'linux');
  });

  it('ends as its program ends, and leaves nothing of it behind', async () => {
    const child = start(guard, ['sh', '-c', 'sleep 600 & echo $!; exit 7']);
    const [leftBehind] = await idsOf(child);

    expect(await child.ended).toEqual([7, null]);
    expect(await within(5, () => hasEnded(leftBehind))).toBe(true);
  });

  it('freezes its program and lets it go on', async () => {
    const child = start(guard, FORKS);
    const [program, startedByIt] = await idsOf(child);
    const both = (letter: string) => () =>
      [program, startedByIt].every(pid => state(pid) === letter);

    child.kill('SIGUSR1');
    expect(await within(5, both('T'))).toBe(true);
    child.kill('SIGUSR2');
    expect(await within(5, both('S'))).toBe(true);

    child.kill('SIGUSR1');
    child.stdin!.end();
    expect(await within(5, () => hasEnded(program))).toBe(true);
  });

  it('says which program does not start', async () => {
    const child = start(guard, ['/nowhere/peer']);
    const [said] = await once(child.stderr!, 'data');

    expect(String(said)).toMatch(/^guard: peer does not start: /);
    expect(await child.ended).toEqual([127, null]);
  });
});
