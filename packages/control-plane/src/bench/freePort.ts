import { createServer } from 'node:http';
import { listen } from '../listen';

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const { port, close } = await listen(createServer(), 0, 'a free port');
  await close();
  return port;
}
