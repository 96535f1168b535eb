import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ControlPlaneVault } from '../ControlPlane';
import { accountToken } from './accountToken';

/** A token of an account lives for an hour: a cluster that is down for a while has five more chances. */
const RENEW_MS = 10 * 60_000;

/** Keeps the token of an account in a file fresh, as a kubelet does for a pod. @returns what ends it */
export async function keepAccountToken(
  vault: ControlPlaneVault,
  {
    cluster,
    file,
    ...account
  }: { cluster: string; namespace: string; name: string; file: string },
): Promise<() => void> {
  const renew = async () => {
    const token = await accountToken(vault, cluster, account);
    // whole: who reads it never gets half of it
    await writeFile(`${file}.new`, token, { mode: 0o600 });
    await rename(`${file}.new`, file);
  };
  await mkdir(dirname(file), { recursive: true });
  await renew();
  const timer = setInterval(() => renew().catch(() => {}), RENEW_MS);
  timer.unref();
  return () => clearInterval(timer);
}
