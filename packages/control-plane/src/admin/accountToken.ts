import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ControlPlaneVault } from '../ControlPlane';
import { text } from '../json';
import type { JsonObject } from '../json';
import { askAsIs } from './askAsIs';

/** Returns the token of a ServiceAccount, as its Pod would get it. Creates the account if it does not exist. */
export async function accountToken(
  { clusters }: ControlPlaneVault,
  cluster: string,
  account: { namespace: string; name: string; audiences?: string[] },
): Promise<string> {
  const { server, caData, token } = clusters[cluster].kubernetes;
  const { namespace, name, audiences } = account;
  const create = async (path: string, body: JsonObject) => {
    const answer = await askAsIs(server, `/api/v1/namespaces${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body,
      caData,
    });
    if (answer.status < 300 || answer.status === 409) return answer.body;
    throw new Error(`${path}: ${answer.status} ${answer.text}`);
  };
  await create('', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: namespace },
  });
  await create(`/${namespace}/serviceaccounts`, {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name },
  });
  const answer = await create(`/${namespace}/serviceaccounts/${name}/token`, {
    apiVersion: 'authentication.k8s.io/v1',
    kind: 'TokenRequest',
    spec: { audiences, expirationSeconds: 3600 },
  });
  return text(answer, 'status', 'token') ?? '';
}

/** A token lives for an hour, so five more renewals can fail before it expires. */
const RENEW_MS = 10 * 60_000;

/**
 * Keeps the token of an account in a file fresh, as a kubelet does for a Pod.
 * @returns a function that ends the renewal
 */
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
    // in one step, so that nobody reads half a token
    await writeFile(`${file}.new`, token, { mode: 0o600 });
    await rename(`${file}.new`, file);
  };
  await mkdir(dirname(file), { recursive: true });
  await renew();
  const timer = setInterval(() => renew().catch(() => {}), RENEW_MS);
  timer.unref();
  return () => clearInterval(timer);
}
