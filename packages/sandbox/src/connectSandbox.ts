import { readFile } from 'node:fs/promises';
import { toFaults } from './control/toFaults';
import type { SandboxControlPlane } from './SandboxControlPlane';
import { isObject } from './json';
import type { DescribedSandbox } from './describeSandbox';

function parse(file: string, content: string): DescribedSandbox {
  const read: unknown = JSON.parse(content);
  if (
    !isObject(read) ||
    !Array.isArray(read.hubs) ||
    !isObject(read.git) ||
    !isObject(read.vault) ||
    !isObject(read.controlAddress)
  ) {
    throw new Error(
      `${file} does not describe a sandbox. Start one with argosy-sandbox --directory.`,
    );
  }
  return JSON.parse(content);
}

/** The control plane that a separate process has described in this file. `stop()` ends that process. */
export async function connectSandbox(
  file: string,
): Promise<SandboxControlPlane> {
  const { hubs, git, vault, controlAddress } = parse(
    file,
    await readFile(file, 'utf8'),
  );
  const control: SandboxControlPlane['control'] = async (action, body = {}) => {
    const response = await fetch(`${controlAddress.url}/${action}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${controlAddress.token}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(
        `The control plane refused "${action}": ${await response.text()}`,
      );
    }
  };
  return {
    hubs,
    git,
    vault,
    control,
    faults: toFaults(control),
    stop: () => control('stop'),
  };
}
