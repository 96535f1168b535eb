import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JsonObject } from '@backstage/types';
import { compiled, ownEnvironment } from '../../../faults/compiled.test.util';
import type { BackendWord } from './backendInChild.test.util';

const PROGRAM = join(__dirname, 'backendInChild.test.util.ts');

/** A backend in a process of its own, and what a kernel can do to it. */
export interface Backend {
  name: string;
  /** What it has told screens about, in order, as signals call it. */
  told: string[];
  /** All that it has logged. */
  log(): string;
  signal(signal: 'SIGSTOP' | 'SIGCONT' | 'SIGTERM' | 'SIGKILL'): void;
  ended: Promise<unknown>;
  isRunning(): boolean;
}

/** Starts a backend and waits until all its plugins have started. It never outlives this process. */
export async function startBackend(
  name: string,
  folder: string,
  config: JsonObject,
): Promise<Backend> {
  const file = join(folder, `${name}.json`);
  await writeFile(file, JSON.stringify(config));
  const { NODE_ENV: _, ...env } = ownEnvironment();
  const child = spawn(
    process.execPath,
    [await compiled(PROGRAM, { libraries: 'outside' }), '--config', file],
    { env, cwd: __dirname, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
  );
  const killNow = () => child.kill('SIGKILL');
  process.once('exit', killNow);
  const words: string[] = [];
  child.stdout?.on('data', chunk => words.push(String(chunk)));
  child.stderr?.on('data', chunk => words.push(String(chunk)));
  const told: string[] = [];
  const ended = once(child, 'exit').then(([code, signal]) => {
    process.off('exit', killNow);
    return `ended: ${code ?? signal}`;
  });
  const ready = new Promise<'ready'>(resolve => {
    child.on('message', (message: BackendWord) => {
      if (message.word === 'ready') resolve('ready');
      // Backstage itself sends others.
      if (message.word === 'told') told.push(...message.ids);
    });
  });
  const first = await Promise.race([ready, ended]);
  if (first !== 'ready') {
    throw new Error(`Backend ${name} ${first}: ${words.join('')}`);
  }
  return {
    name,
    told,
    log: () => words.join(''),
    signal: signal => void child.kill(signal),
    ended,
    isRunning: () => child.exitCode === null && child.signalCode === null,
  };
}
