import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { connectControlPlane, startProcess } from '@argosy/control-plane';
import type { ControlPlaneHub } from '@argosy/control-plane';
import { seedApplications } from '@argosy/sandbox';
import { mockServices } from '@backstage/backend-test-utils';
import { createHub } from '../../argocd';
import type { Hub } from '../../argocd/types';

export const logger = mockServices.rootLogger({ level: 'warn' });

/** The sandbox as a process of its own, with so many Applications on its hub and nothing else. */
export async function startSandbox(folder: string, applications: number) {
  const file = join(folder, 'control-plane.json');
  const program = join(
    dirname(require.resolve('@argosy/sandbox/package.json')),
    'bin/argosy-sandbox',
  );
  const ports = 'git=0,argocd=0,kubernetes=0,control=0,vault=0';
  const { stop } = await startProcess(
    [program, '--directory', folder, '--ports', ports, '--no-seed'],
    async () => existsSync(file),
  );
  const controlPlane = await connectControlPlane(file);
  await seedApplications(controlPlane, applications);
  const [hub] = controlPlane.hubs;
  return {
    controlPlane,
    access: hub,
    git: controlPlane.git,
    hub: openHub(hub),
    stop,
  };
}

function openHub(hub: ControlPlaneHub): Hub {
  const { name, namespaces, url, kubernetes, argocd } = hub;
  return createHub(
    {
      name,
      namespaces,
      url,
      argocd,
      kubernetes: { kind: 'server', ...kubernetes },
    },
    { regionLabel: 'region', logger },
  );
}
