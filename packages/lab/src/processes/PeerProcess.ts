import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

/** How to run a program. */
export interface PeerCommand {
  /** A name that is unique in the lab. The log has the same name. */
  name: string;
  program: string;
  args: string[];
  env?: Record<string, string>;
  cwd?: string;
}

/** A real peer, run by `guard`: it ends with this process, whatever ends that. */
export class PeerProcess {
  readonly #child: ChildProcess;
  /** Resolves with the reason when it has ended, whoever ended it. */
  readonly ended: Promise<string>;
  running = true;

  constructor(
    readonly command: PeerCommand,
    readonly log: string,
    guard: string,
  ) {
    const output = openSync(log, 'a');
    this.#child = spawn(guard, [command.program, ...command.args], {
      cwd: command.cwd,
      env: command.env,
      stdio: ['pipe', output, output],
    });
    closeSync(output);
    this.ended = new Promise(resolve => {
      this.#child.once('error', error => resolve(error.message));
      this.#child.once('exit', (code, signal) =>
        resolve(signal ?? `exit code ${code}`),
      );
    });
    this.ended.then(() => {
      this.running = false;
    });
  }

  get name() {
    return this.command.name;
  }

  get pid() {
    return this.#child.pid;
  }

  /** Freezes it: connections stay open, and nothing answers. */
  freeze() {
    this.#child.kill('SIGUSR1');
  }

  thaw() {
    this.#child.kill('SIGUSR2');
  }

  /** Ends it at once, as a power cut would: a graceful end takes some peers a minute. */
  async kill() {
    this.#child.kill('SIGTERM');
    await this.ended;
  }
}
