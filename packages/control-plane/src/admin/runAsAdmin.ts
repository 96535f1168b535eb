import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { delimiter, dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { ControlPlaneVault } from '../ControlPlane';

/** Holds a `vault` for machines that have none. */
const BIN = join(
  dirname(require.resolve('@argosy/control-plane/package.json')),
  'bin',
);

/** Runs a command as printed, in a shell that is logged in to Vault with the root token. */
export async function runAsAdmin(
  { address, token }: Pick<ControlPlaneVault, 'address' | 'token'>,
  command: string,
): Promise<void> {
  // without Jest's environment, which is not meant for this process
  const { NODE_OPTIONS: _, ...env } = process.env;
  const child = spawn('sh', ['-e', '-c', command], {
    env: {
      ...env,
      PATH: [BIN, process.env.PATH].join(delimiter),
      VAULT_ADDR: address,
      VAULT_TOKEN: token,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [said, [code]] = await Promise.all([
    text(child.stderr),
    once(child, 'exit'),
  ]);
  if (code === 0) return;
  throw new Error(`The admin's command failed (exit ${code}): ${said}`);
}
