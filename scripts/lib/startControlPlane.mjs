import fs from 'node:fs';
import path from 'node:path';
import { startChild } from './children.mjs';
import { root } from './root.mjs';

/**
 * Starts a control plane as a process of its own, which describes itself in a file.
 * @param name `sandbox` or `lab`
 * @param args what its program is given beside the folder and the ports
 * @returns its control plane: addresses and credentials
 */
export async function startControlPlane(
  name,
  { directory, args = [], ports = {}, onProgress = () => {} },
) {
  const file = path.join(directory, 'control-plane.json');
  fs.rmSync(file, { force: true });
  const pairs = Object.entries(ports).map(([what, port]) => `${what}=${port}`);
  const child = startChild(name, process.execPath, [
    path.join(root, `packages/${name}/bin/argosy-${name}`),
    ...args,
    '--directory',
    directory,
    '--ports',
    pairs.join(','),
  ]);
  child.child.stderr.pipe(process.stderr);
  child.child.stdout.setEncoding('utf8').on('data', onProgress);
  const ended = child.ended.then(({ code, error }) => {
    throw new Error(
      `The ${name} ended (${error?.message ?? `exit ${code}`}); its own words stand above.`,
    );
  });
  while (!fs.existsSync(file)) {
    await Promise.race([
      ended,
      new Promise(resolve => setTimeout(resolve, 50)),
    ]);
  }
  ended.catch(() => {});
  return {
    ...child,
    file,
    controlPlane: JSON.parse(fs.readFileSync(file, 'utf8')),
  };
}
