import { spawn } from 'node:child_process';
import { Duplex } from 'node:stream';

/** How long a process may take until it is ready. */
const PATIENCE_MS = 120_000;
const LOOK_MS = 25;
/** How long it may take to end. */
const GRACE_MS = 10_000;

/**
 * Starts a Node program and waits until it is ready. The end of its output is kept for the error when it is not.
 * It never outlives this process.
 * @returns functions that end it, and its fourth pipe, which it may use as it likes
 */
export async function startProcess(
  args: string[],
  isReady: () => Promise<boolean>,
  options: {
    cwd?: string;
    env?: NodeJS.ProcessEnv;
    /** Is called with all output. */
    onWords?: (words: string) => void;
  } = {},
): Promise<{ stop(): Promise<void>; kill(): Promise<void>; pipe: Duplex }> {
  const child = spawn(process.execPath, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  let words = '';
  const keep = (chunk: Buffer) => {
    words = `${words}${chunk}`.slice(-4000);
    options.onWords?.(String(chunk));
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = new Promise<void>(resolve => child.once('close', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    const late = setTimeout(kill, GRACE_MS);
    await ended;
    clearTimeout(late);
    process.off('exit', kill);
  };
  const until = Date.now() + PATIENCE_MS;
  while (!(await isReady())) {
    if (child.exitCode !== null || Date.now() > until) {
      await stop();
      throw new Error(
        `${args.join(' ')} is not ready. Its last output:\n${words}`,
      );
    }
    await new Promise(resolve => setTimeout(resolve, LOOK_MS));
  }
  const pipe = child.stdio[3];
  if (!(pipe instanceof Duplex)) throw new Error('There is no fourth pipe');
  return {
    pipe,
    stop,
    async kill() {
      kill();
      await stop();
    },
  };
}
