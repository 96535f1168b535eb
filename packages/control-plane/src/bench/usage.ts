import { once } from 'node:events';
import type { Duplex } from 'node:stream';

/** What a process uses. Memory is what the kernel holds for it (resident), in bytes. */
export interface Usage {
  rss: number;
  /** The most since it was asked before. */
  mostRss: number;
  /** Of all its threads, since its start. */
  cpuSeconds: number;
}

/** Asks a process that has `meter.ts` on board. */
export async function askUsage(pipe: Duplex): Promise<Usage> {
  pipe.write('?');
  const [answer] = await once(pipe, 'data');
  return JSON.parse(String(answer));
}
