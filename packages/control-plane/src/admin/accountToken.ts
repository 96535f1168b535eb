import type { ControlPlaneVault } from '../ControlPlane';
import { text } from '../json';
import type { JsonObject } from '../json';
import { askAsIs } from './askAsIs';

/** The token of a ServiceAccount as its pod gets it; the account is made where it does not stand. */
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
