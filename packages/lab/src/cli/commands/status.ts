import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from '../../processes/isAlive';
import type { PeerRecord } from '../../processes/Processes';
import { readDirectory } from '../options';

/** Prints a line for each peer of a lab. */
export async function status(args: string[]) {
  const { directory } = readDirectory(args);
  const content = await readFile(join(directory, 'peers.json'), 'utf8').catch(
    cause => {
      throw new Error(`No lab has run in ${directory}.`, { cause });
    },
  );
  const peers: PeerRecord[] = JSON.parse(content);
  for (const { name, pid, log } of peers) {
    const state = pid && isAlive(pid) ? `runs (${pid})` : 'has ended';
    process.stdout.write(`${name.padEnd(34)} ${state.padEnd(16)} ${log}\n`);
  }
}
