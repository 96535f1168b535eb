import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { ReconcilerPlace } from '../reactions/vault/__testUtils__/reconciler.test.util';
import { compiled, ownEnvironment } from './compiled.test.util';
import type { FollowWord } from './followInChild.test.util';

const LOADED: FollowWord = 'loaded';
const PROGRAM = join(__dirname, 'followInChild.test.util.ts');

/** A process that is about to follow Vault. */
export interface FollowChild {
  follow(place: ReconcilerPlace): void;
  /** Nothing in it runs on; settles when that is so. */
  kill(): Promise<void>;
  /** Settles when it ends by itself or is killed, with its last words. */
  ended: Promise<string>;
}

/** Processes that follow Vault. The next ones load while one runs. */
export function followChildren(atHand = 2) {
  const waiting = Array.from({ length: atHand }, startOne);
  return {
    next(): Promise<FollowChild> {
      waiting.push(startOne());
      return waiting.shift() ?? startOne();
    },
    async close() {
      const left = await Promise.all(waiting.splice(0));
      await Promise.all(left.map(child => child.kill()));
    },
  };
}

async function startOne(): Promise<FollowChild> {
  const child: ChildProcess = spawn(
    process.execPath,
    [await compiled(PROGRAM)],
    { env: ownEnvironment(), stdio: ['ignore', 'ignore', 'pipe', 'ipc'] },
  );
  const killNow = () => child.kill('SIGKILL');
  process.once('exit', killNow);
  const words: string[] = [];
  child.stderr?.on('data', chunk => words.push(String(chunk)));
  const ended = once(child, 'exit').then(() => {
    process.off('exit', killNow);
    return words.join('');
  });
  const loaded = new Promise<FollowWord>(resolve => {
    child.on('message', word => word === LOADED && resolve(LOADED));
  });
  const first = await Promise.race([loaded, ended]);
  if (first !== LOADED) throw new Error(`The process did not load: ${first}`);
  return {
    ended,
    follow: place => void child.send(place),
    async kill() {
      killNow();
      await ended;
    },
  };
}
