import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import { until } from '@argosy/control-plane';
import { PeerProcess } from './PeerProcess';
import type { PeerCommand } from './PeerProcess';

/** How long a peer may take until it is ready. The machine may be busy with builds. */
const READY_MS = 120_000;

/** What `status` reads about a peer. */
export interface PeerRecord {
  name: string;
  pid?: number;
  log: string;
}

/** The peers of a lab, and their logs. */
export class Processes {
  readonly #peers = new Map<string, PeerProcess>();

  constructor(
    readonly state: string,
    readonly guard: string,
  ) {
    mkdirSync(join(state, 'logs'), { recursive: true });
    mkdirSync(join(state, 'home'), { recursive: true });
  }

  /**
   * Starts a peer and waits until `ready` returns anything but false. When the peer ends first, its last lines are
   * in the error.
   */
  async start(command: PeerCommand, ready?: () => Promise<unknown>) {
    const temporary = join(this.state, 'tmp', command.name);
    mkdirSync(temporary, { recursive: true });
    const env = {
      PATH: process.env.PATH ?? '',
      HOME: join(this.state, 'home'),
      TMPDIR: temporary,
      ...command.env,
    };
    const log = join(this.state, 'logs', `${command.name}.log`);
    const peer = new PeerProcess({ ...command, env }, log, this.guard);
    this.#peers.set(command.name, peer);
    this.#record();
    if (ready) await this.#untilReady(peer, ready);
    return peer;
  }

  /** Runs a program, which must succeed. */
  async run(command: PeerCommand) {
    const peer = await this.start(command);
    const how = await peer.ended;
    if (how !== 'exit code 0') {
      throw new Error(
        `${peer.name} failed (${how}). The end of ${peer.log}:\n${await tailOf(peer.log)}`,
      );
    }
    this.#peers.delete(command.name);
    this.#record();
  }

  get(name: string): PeerProcess {
    const found = this.#peers.get(name);
    if (found) return found;
    throw new Error(
      `There is no peer "${name}". There are: ${[...this.#peers.keys()].join(', ')}.`,
    );
  }

  /** Starts a killed peer as it was started before. One that runs is left alone. */
  async again(name: string, ready?: () => Promise<unknown>) {
    const before = this.get(name);
    if (!before.running) await this.start(before.command, ready);
  }

  async stop() {
    await Promise.all([...this.#peers.values()].map(peer => peer.kill()));
  }

  async #untilReady(peer: PeerProcess, ready: () => Promise<unknown>) {
    const gone = peer.ended.then(async how => {
      throw new Error(
        `${peer.name} ended before it was ready (${how}). The end of ${peer.log}:\n${await tailOf(peer.log)}`,
      );
    });
    const waiting = new AbortController();
    try {
      await Promise.race([
        gone,
        until(`${peer.name} is ready`, async () => (await ready()) !== false, {
          timeoutMs: READY_MS,
          signal: waiting.signal,
        }),
      ]);
    } finally {
      waiting.abort();
      gone.catch(() => {});
    }
  }

  #record() {
    const records: PeerRecord[] = [...this.#peers.values()].map(
      ({ name, pid, log }) => ({ name, pid, log }),
    );
    writeFileSync(
      join(this.state, 'peers.json'),
      JSON.stringify(records, null, 2),
    );
  }
}

/** Returns the last lines of a log. */
async function tailOf(file: string, lines = 25): Promise<string> {
  const content = await readFile(file, 'utf8').catch(() => '');
  return content.trimEnd().split('\n').slice(-lines).join('\n');
}
