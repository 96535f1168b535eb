import { spawn } from 'node:child_process';
import { root } from './root.mjs';

const children = new Map();
let stopping = false;

/** True from when everything is being ended: what ends then does so on purpose. */
export const isStopping = () => stopping;

/**
 * Starts a program in a process group of its own, so that all it starts ends with it.
 * `onExit` is told when it ends by itself.
 */
export function startChild(name, program, args, options = {}) {
  const child = spawn(program, args, {
    cwd: root,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    ...options,
    env: { ...process.env, ...options.env },
  });
  children.set(child, name);
  const ended = new Promise(resolve => {
    child.once('error', error => resolve({ error }));
    child.once('exit', (code, signal) => resolve({ code, signal }));
  }).then(how => {
    children.delete(child);
    return how;
  });
  return { name, child, ended };
}

const GRACE_MS = 5000;

/** Ends everything that was started; what does not go by itself in that time is killed. */
export async function stopChildren(graceMs = GRACE_MS) {
  stopping = true;
  const running = [...children.keys()];
  const gone = Promise.all(
    running.map(child => new Promise(resolve => child.once('close', resolve))),
  );
  running.forEach(child => signalGroup(child, 'SIGTERM'));
  const late = new Promise(resolve => setTimeout(resolve, graceMs));
  await Promise.race([gone, late]);
  running.forEach(child => signalGroup(child, 'SIGKILL'));
}

function signalGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It has gone by itself.
  }
}

/**
 * Whatever ends this process, or the one that runs it as its task, ends its children.
 * @param graceMs a script that is itself started as a child has less time than the one that waits for it:
 * who is killed leaves its own children behind
 */
export function stopWithParent(graceMs = GRACE_MS) {
  const stop = async code => {
    await stopChildren(graceMs);
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => stop(signal === 'SIGINT' ? 130 : 143));
  }
  process.on('disconnect', () => stop(143));
  process.channel?.unref();
  process.on('exit', () => {
    for (const child of children.keys()) signalGroup(child, 'SIGKILL');
  });
}
