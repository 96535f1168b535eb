import { createServer } from 'node:http';
import { listen } from '@argosy/control-plane';
import type { Listening } from '@argosy/control-plane';

/**
 * Below the ports that the kernel gives to outgoing connections, one of which could take the port of a peer that
 * restarts.
 */
const FIRST = 20_000;
const BLOCK = 40;
const BLOCKS = 300;

/** The free ports of a lab, one after the other. */
export interface Ports {
  next(): number;
  /** Reserves the block against other labs. */
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

/** Claims a block of free ports. Its first port stays in use as long as the lab lives, so that no two labs share a block. */
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
    `There are no ${BLOCK} consecutive free ports from ${FIRST} on. End other labs and try again.`,
  );
}
