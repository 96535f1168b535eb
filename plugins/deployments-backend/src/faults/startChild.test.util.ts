import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { compiled, ownEnvironment } from './compiled.test.util';
import type { ChildTask, ChildWord } from './createInChild.test.util';
import type { Places } from './openParts.test.util';

/** A backend in a process of its own, ready to create. */
export interface Child {
  process: ChildProcess;
  /** Settles when the service is created, or the process has ended. */
  create(task: ChildTask): Promise<'done' | 'ended'>;
  /** Nothing in it runs on; settles when that is so. */
  kill(): Promise<void>;
}

const PROGRAM = join(__dirname, 'createInChild.test.util.ts');

const isWord = (message: unknown, word: ChildWord['argosy']) =>
  Object(message).argosy === word;

export async function startChild(places: Places): Promise<Child> {
  const child = spawn(
    process.execPath,
    [await compiled(PROGRAM), JSON.stringify(places)],
    { env: ownEnvironment(), stdio: ['ignore', 'ignore', 'pipe', 'ipc'] },
  );
  const killNow = () => child.kill('SIGKILL');
  process.once('exit', killNow);
  const words: string[] = [];
  child.stderr?.on('data', chunk => words.push(String(chunk)));
  const ended = once(child, 'exit').then(() => {
    process.off('exit', killNow);
    return 'ended' as const;
  });
  const hears = (word: ChildWord['argosy']) =>
    new Promise<'done'>(resolve => {
      child.on('message', message => isWord(message, word) && resolve('done'));
    });
  if ((await Promise.race([hears('ready'), ended])) === 'ended') {
    throw new Error(`The process did not get ready: ${words.join('')}`);
  }
  return {
    process: child,
    create(task) {
      const done = Promise.race([hears('done'), ended]);
      child.send(task);
      return done;
    },
    async kill() {
      killNow();
      await ended;
    },
  };
}
