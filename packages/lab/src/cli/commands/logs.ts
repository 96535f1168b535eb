import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { readDirectory } from '../options';

/** Prints the whole log of a peer. */
export async function logs(args: string[]) {
  const { directory, positionals } = readDirectory(args);
  const [peer] = positionals;
  if (!peer)
    throw new Error('logs: name a peer; `argosy-lab status` lists them.');
  const file = join(directory, 'logs', `${peer}.log`);
  await access(file).catch(cause => {
    throw new Error(`There is no log of "${peer}" in ${directory}.`, { cause });
  });
  await pipeline(createReadStream(file), process.stdout, { end: false });
}
