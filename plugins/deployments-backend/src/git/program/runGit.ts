import { ChildProcess, spawn } from 'node:child_process';
import { ServiceUnavailableError } from '@backstage/errors';
import { withCause } from '../../lib/errors/withCause';

const LARGEST_OUTPUT = 256 * 1024 * 1024;
/** What git says about a failure is in its first lines, and patterns go over all of it. */
const LONGEST_STDERR = 100_000;
const GRACE_MS = 2_000;

/** A git program that failed, or was ended at its deadline. Not translated yet. */
export class GitFailure extends Error {
  constructor(
    readonly command: string,
    readonly code: number | null,
    readonly stdout: string,
    readonly stderr: string,
    /** Set when the deadline ended it: how long it had, in milliseconds. */
    readonly deadline?: number,
  ) {
    super(`git ${command} ended with ${code}: ${stderr.slice(-2_000).trim()}`);
    this.name = 'GitFailure';
  }
}

interface GitCall {
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  cwd: string;
  input?: Buffer | string;
  /** Milliseconds after which the program and its helpers are ended. */
  deadline: number;
}

const running = new Set<ChildProcess>();
// Processes in groups of their own do not receive Ctrl-C.
process.on('exit', () => running.forEach(child => end(child, 'SIGKILL')));

/** Runs git and returns its output. Throws {@link GitFailure}. */
export async function runGit(call: GitCall): Promise<Buffer> {
  const child = spawn('git', call.args, {
    cwd: call.cwd,
    env: call.env,
    windowsHide: true,
    // A group of its own: git-remote-https would survive the end of git.
    detached: process.platform !== 'win32',
  });
  running.add(child);
  let late = false;
  let overflow = false;
  const timers = [
    setTimeout(() => {
      late = true;
      end(child, 'SIGTERM');
    }, call.deadline),
    setTimeout(() => end(child, 'SIGKILL'), call.deadline + GRACE_MS),
  ];
  try {
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    let size = 0;
    let said = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      overflow ||= size > LARGEST_OUTPUT;
      if (overflow) end(child, 'SIGKILL');
      else stdout.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      // The progress messages of a host are not worth unbounded memory.
      if (said < LONGEST_STDERR)
        stderr.push(chunk.subarray(0, LONGEST_STDERR - said));
      said += chunk.length;
    });
    // A program that ends before it has read everything reports that by its exit code.
    child.stdin.on('error', () => {});
    child.stdin.end(call.input ?? '');
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    if (code === 0 && !late && !overflow) return Buffer.concat(stdout);
    throw new GitFailure(
      call.args[0],
      code,
      overflow ? '' : Buffer.concat(stdout).toString('utf8'),
      overflow
        ? `more than ${LARGEST_OUTPUT} bytes of output`
        : Buffer.concat(stderr).toString('utf8'),
      late ? call.deadline : undefined,
    );
  } catch (error) {
    if (error instanceof GitFailure) throw error;
    throw withCause(
      new ServiceUnavailableError(
        'The git program could not be started. Install git 2.31 or newer on the machine of the backend, on its PATH.',
      ),
      error,
    );
  } finally {
    timers.forEach(clearTimeout);
    running.delete(child);
  }
}

function end(child: ChildProcess, signal: NodeJS.Signals) {
  try {
    if (child.pid && process.platform !== 'win32') {
      process.kill(-child.pid, signal);
      return;
    }
  } catch {
    // The group is gone already.
  }
  child.kill(signal);
}
