import { rm, writeFile } from 'node:fs/promises';

/** Debian asks this program whether a newly installed service may start; 101 is no. */
const POLICY = '/usr/sbin/policy-rc.d';

/** Does work during which no newly installed service of Debian starts by itself. */
export async function withoutServices<T>(
  work: () => Promise<T>,
  policy = POLICY,
): Promise<T> {
  const ours = await writeFile(policy, '#!/bin/sh\nexit 101\n', {
    flag: 'wx',
    mode: 0o755,
  }).then(
    () => true,
    // The machine has a policy of its own, which is obeyed.
    () => false,
  );
  try {
    return await work();
  } finally {
    if (ours) await rm(policy, { force: true });
  }
}
