import { spawn } from 'node:child_process';
import { devNull } from 'node:os';

export interface GitResult {
  code: number;
  stdout: Buffer;
  stderr: string;
}

/** An environment in which git ignores the configuration of the machine and its user. */
export const gitEnvironment = () => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: devNull,
  GIT_TERMINAL_PROMPT: '0',
});

/** Runs the git program and waits for it. A failing exit code is a result, not an error. */
export function tryGit(
  args: string[],
  options: { input?: string; env?: Record<string, string> } = {},
): Promise<GitResult> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', args, {
      env: { ...gitEnvironment(), ...options.env },
      stdio: 'pipe',
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', chunk => out.push(chunk));
    child.stderr.on('data', chunk => err.push(chunk));
    child.once('error', cause =>
      reject(new Error('The git program could not be run.', { cause })),
    );
    child.once('close', code =>
      resolve({
        code: code ?? 1,
        stdout: Buffer.concat(out),
        stderr: Buffer.concat(err).toString().trim(),
      }),
    );
    child.stdin.on('error', () => {
      // git ended before it had read everything: its exit code says why
    });
    child.stdin.end(options.input);
  });
}

/** Runs a git command that must succeed, and returns its output. */
export async function runGit(
  ...[args, options]: Parameters<typeof tryGit>
): Promise<Buffer> {
  const result = await tryGit(args, options);
  if (result.code !== 0) {
    throw new Error(`git ${args.join(' ')} failed: ${result.stderr}`);
  }
  return result.stdout;
}
