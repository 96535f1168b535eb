import { startControlPlane } from './startControlPlane.mjs';

/** Starts the sandbox as a process of its own. */
export const startSandbox = (directory, ports) =>
  startControlPlane('sandbox', { directory, ports });
