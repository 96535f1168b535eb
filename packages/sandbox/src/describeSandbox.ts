import { rename, writeFile } from 'node:fs/promises';
import type { ControlPlane } from './ControlPlane';
import type { StartedSandbox } from './startSandbox';

/** What the separate process writes down about itself. */
export interface DescribedSandbox extends Pick<
  ControlPlane,
  'hubs' | 'git' | 'vault'
> {
  controlAddress: { url: string; token: string };
}

export function describeSandbox(sandbox: StartedSandbox, file: string) {
  const { hubs, git, vault, controlAddress } = sandbox;
  return writeDescription({ hubs, git, vault, controlAddress }, file);
}

/** Writes the file whole: who waits for it never reads half of it. It holds credentials. */
export async function writeDescription(
  described: DescribedSandbox,
  file: string,
) {
  await writeFile(`${file}.new`, `${JSON.stringify(described, null, 2)}\n`, {
    mode: 0o600,
  });
  await rename(`${file}.new`, file);
}
