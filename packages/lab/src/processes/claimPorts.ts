import { createServer } from 'node:http';
import { listen } from '@argosy/control-plane';
import type { Listening } from '@argosy/control-plane';

/** Below the ports that the kernel hands to outgoing connections, which would be taken from under a peer that restarts. */
const FIRST = 20_000;
const BLOCK = 40;
const BLOCKS = 300;

/** Free ports of one lab, one after the other. */
export interface Ports {
  next(): number;
  /** Holds the block against other labs. */
  release(): Promise<void>;
}

const tryListen = (port: number): Promise<Listening | undefined> =>
  listen(createServer(), port, 'the lab').catch(() => undefined);

async function allFree(base: number) {
  for (let port = base + 1; port < base + BLOCK; port += 1) {
    const taken = await tryListen(port);
    if (!taken) return false;
    await taken.close();
  }
  return true;
}

/** A block of free ports. Its first port stays taken for as long as the lab lives, so that no two labs share one. */
export async function claimPorts(): Promise<Ports> {
  for (let attempt = 0; attempt < BLOCKS; attempt += 1) {
    const base = FIRST + BLOCK * Math.floor(Math.random() * BLOCKS);
    const held = await tryListen(base);
    if (held && (await allFree(base))) {
      let last = base;
      return {
        next: () => {
          last += 1;
          if (last >= base + BLOCK) throw new Error('A lab needs fewer ports.');
          return last;
        },
        release: held.close,
      };
    }
    await held?.close();
  }
  throw new Error(
    `No ${BLOCK} free ports in a row were found from ${FIRST} on. End other labs and try again.`,
  );
}
