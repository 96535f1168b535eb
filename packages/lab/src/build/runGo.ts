import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const TAIL = 20;

/** Go failed. `lines` are the last that it printed. */
export class GoError extends Error {
  constructor(
    message: string,
    readonly lines: string[],
    readonly stalled: boolean,
  ) {
    super(message);
    this.name = 'GoError';
  }
}

export interface GoOptions {
  cwd: string;
  env?: Record<string, string>;
  /** The program that ends Go with this process. */
  guard?: string;
  /** Ends Go when it prints nothing for so many milliseconds. */
  silence?: number;
  /** Is called with each line that Go prints about its work. */
  onLine?: (line: string) => void;
}

/**
 * Runs Go.
 * @returns its output
 * @throws GoError when it failed or fell silent
 */
export async function runGo(
  args: string[],
  { cwd, env, guard, silence, onLine }: GoOptions,
): Promise<string> {
  const [program, ...rest] = guard ? [guard, 'go', ...args] : ['go', ...args];
  const child = spawn(program, rest, {
    cwd,
    // a workspace of the user around the clone must not have a say
    env: { ...process.env, GOWORK: 'off', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const tail: string[] = [];
  let stalled = false;
  const timer =
    silence &&
    setTimeout(() => {
      stalled = true;
      child.kill();
    }, silence);
  createInterface({ input: child.stderr }).on('line', line => {
    if (timer) timer.refresh();
    onLine?.(line);
    tail.push(line);
    if (tail.length > TAIL) tail.shift();
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const end = await new Promise<string | undefined>(resolve => {
    child.once('error', error => resolve(error.message));
    child.once('close', (code, signal) =>
      resolve(code === 0 ? undefined : (signal ?? `exit code ${code}`)),
    );
  });
  if (timer) clearTimeout(timer);
  if (end === undefined) return output;
  const reason = stalled ? `silent for ${(silence ?? 0) / 1000} s` : end;
  throw new GoError(`go ${args[0]}: ${reason}`, tail, stalled);
}
