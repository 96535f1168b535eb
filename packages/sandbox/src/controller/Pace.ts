import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

/** Waits at the speed of the sandbox. */
export class Pace {
  constructor(
    readonly speed: number,
    readonly stopped: AbortSignal,
  ) {}

  /** Waits. Rejects with an AbortError when it is cut short. */
  async pause(ms: number, signal?: AbortSignal): Promise<void> {
    const signals = signal ? [this.stopped, signal] : [this.stopped];
    await wait(ms / this.speed, undefined, {
      signal: AbortSignal.any(signals),
    });
  }

  /** Spreads what would happen at the same moment: a name always has the same share, from 0 to 1. */
  static share(name: string): number {
    return createHash('sha256').update(name).digest()[0] / 255;
  }
}

/** Compares the name, because under Jest Node's own errors come from another realm than `Error`. */
export const isAbort = (error: unknown) => Object(error).name === 'AbortError';
