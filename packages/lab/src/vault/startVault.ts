import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Lab } from '../Lab';

/** Vault, unsealed and empty: what is mounted in it is for who needs it. */
export async function startVault({
  peers,
  processes,
  ports,
  state,
  progress,
}: Lab) {
  const host = `127.0.0.1:${ports.next()}`;
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
