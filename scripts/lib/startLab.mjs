import { startControlPlane } from './startControlPlane.mjs';

/** Starts the lab as a process of its own, and builds its peers where they are missing. Its progress is shown. */
export const startLab = (directory, ports) =>
  startControlPlane('lab', {
    directory,
    ports,
    args: ['up'],
    onProgress: words => process.stdout.write(words),
  });
