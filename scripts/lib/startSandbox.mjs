import fs from 'node:fs';
import path from 'node:path';
import { startChild } from './children.mjs';
import { root } from './root.mjs';

/**
 * Starts the sandbox as a process of its own.
 * @returns its control plane: addresses and credentials
 */
export async function startSandbox(directory, ports = {}) {
  const file = path.join(directory, 'control-plane.json');
  fs.rmSync(file, { force: true });
  const pairs = Object.entries(ports).map(([name, port]) => `${name}=${port}`);
  const sandbox = startChild('sandbox', process.execPath, [
    path.join(root, 'packages/sandbox/bin/argosy-sandbox'),
    '--directory',
    directory,
    '--ports',
    pairs.join(','),
  ]);
  sandbox.child.stderr.pipe(process.stderr);
  sandbox.child.stdout.resume();
  const ended = sandbox.ended.then(({ code, error }) => {
    throw new Error(
      `The sandbox ended (${error?.message ?? `exit ${code}`}); its own words stand above.`,
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
    ...sandbox,
    controlPlane: JSON.parse(fs.readFileSync(file, 'utf8')),
  };
}
