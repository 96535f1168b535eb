import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Lab } from '../Lab';

/** Vault, unsealed and empty, at its own address: no proxy stands before it. */
export async function startVault(
  { peers, processes, state, progress }: Lab,
  port: number,
) {
  const host = `127.0.0.1:${port}`;
  const tokenFile = join(state, 'vault-root-token');
  await processes.start(
    {
      name: 'vault',
      program: peers.programs.vault,
      args: ['--address', host, '--token-file', tokenFile],
    },
    () => readFile(tokenFile),
  );
  progress('Vault');
  return {
    address: `http://${host}`,
    token: (await readFile(tokenFile, 'utf8')).trim(),
  };
}
