import { readFile, rename, writeFile } from 'node:fs/promises';
import { controlAt, toFaults } from './control';
import type { ControlPlane } from './ControlPlane';
import { isObject } from './json';

/** What a control plane that runs as a separate process writes about itself. */
export interface DescribedControlPlane extends Pick<
  ControlPlane,
  'hubs' | 'git' | 'vault'
> {
  controlAddress: { url: string; token: string };
}

/** Writes the file in one step, so that nobody reads half of it. It holds credentials. */
export async function writeDescription(
  described: DescribedControlPlane,
  file: string,
) {
  await writeFile(`${file}.new`, `${JSON.stringify(described, null, 2)}\n`, {
    mode: 0o600,
  });
  await rename(`${file}.new`, file);
}

function parse(file: string, content: string): DescribedControlPlane {
  const read: unknown = JSON.parse(content);
  if (
    !isObject(read) ||
    !Array.isArray(read.hubs) ||
    !isObject(read.git) ||
    !isObject(read.vault) ||
    !isObject(read.controlAddress)
  ) {
    throw new Error(
      `${file} does not describe a control plane. Start one with argosy-sandbox --directory.`,
    );
  }
  return JSON.parse(content);
}

/** Connects to the control plane that a separate process has described in this file. `stop()` ends that process. */
export async function connectControlPlane(file: string): Promise<ControlPlane> {
  const { hubs, git, vault, controlAddress } = parse(
    file,
    await readFile(file, 'utf8'),
  );
  const control = controlAt(controlAddress);
  return {
    hubs,
    git,
    vault,
    control,
    faults: toFaults(control),
    stop: () => control('stop'),
  };
}
