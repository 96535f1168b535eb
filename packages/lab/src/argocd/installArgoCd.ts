import { randomBytes, createHmac, randomUUID } from 'node:crypto';
import { ARGOCD_NAMESPACE } from '@argosy/control-plane';
import type { JsonObject } from '@argosy/control-plane';
import type { Lab } from '../Lab';
import { installCrds } from '../kubernetes/installCrds';
import type { KubeApi } from '../kubernetes/KubeApi';
import { argocdConfig } from './argocdConfig';

const ACCOUNT = 'argosy';

const DEFAULT_PROJECT: JsonObject = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'AppProject',
  metadata: { name: 'default', namespace: ARGOCD_NAMESPACE },
  spec: {
    sourceRepos: ['*'],
    destinations: [{ namespace: '*', server: '*' }],
    clusterResourceWhitelist: [{ group: '*', kind: '*' }],
  },
};

/**
 * Installs Argo CD's kinds and configuration on the hub, with an account that may read.
 * @returns the account's token
 */
export async function installArgoCd(
  lab: Lab,
  hub: KubeApi,
  url: string,
): Promise<string> {
  await hub.apply({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: ARGOCD_NAMESPACE },
  });
  const key = randomBytes(32).toString('hex');
  const { token, record } = mintToken(ACCOUNT, key);
  const objects = argocdConfig({ account: ACCOUNT, key, record, url });
  await Promise.all([
    installCrds(hub, [lab.peers.files.argocdCrds]),
    ...objects.map(each => hub.apply(each)),
  ]);
  await hub.apply(DEFAULT_PROJECT);
  lab.progress("main: Argo CD's kinds and configuration");
  return token;
}

const encode = (value: object) =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

/** Makes a token of a local account as Argo CD's server signs it, and what the server must know to accept it. */
function mintToken(
  account: string,
  key: string,
): { token: string; record: JsonObject } {
  const id = randomUUID();
  const iat = Math.floor(Date.now() / 1000);
  const content = [
    encode({ alg: 'HS256', typ: 'JWT' }),
    encode({ iss: 'argocd', sub: `${account}:apiKey`, jti: id, iat, nbf: iat }),
  ].join('.');
  const signature = createHmac('sha256', key)
    .update(content)
    .digest('base64url');
  return { token: `${content}.${signature}`, record: { id, iat } };
}
