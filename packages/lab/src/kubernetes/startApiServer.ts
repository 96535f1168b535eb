import { join } from 'node:path';
import type { Lab } from '../Lab';
import type { LabCluster } from '../LabControlPlane';
import { KubeApi } from './KubeApi';
import type { KeyFiles } from './createKeys';

export const apiServerOf = (cluster: string) => `kube-apiserver-${cluster}`;

/** Resolves when this API server is ready to serve. */
export const isReady = (api: KubeApi) => async () => {
  await api.call('GET', '/readyz', { timeoutMs: 10_000 });
};

/** Starts the API server of a cluster, with RBAC. */
export async function startApiServer(
  { peers, processes, state, certificates }: Lab,
  name: string,
  { port, etcd, keys }: { port: number; etcd: string; keys: KeyFiles },
): Promise<{ cluster: LabCluster; api: KubeApi }> {
  const cluster: LabCluster = {
    name,
    server: `https://localhost:${port}`,
    caData: Buffer.from(certificates.ca).toString('base64'),
    token: keys.adminToken,
  };
  const api = new KubeApi(cluster);
  await processes.start(
    {
      name: apiServerOf(name),
      program: peers.programs['kube-apiserver'],
      args: [
        `--etcd-servers=${etcd}`,
        `--etcd-prefix=/${name}`,
        `--secure-port=${port}`,
        '--bind-address=127.0.0.1',
        '--advertise-address=127.0.0.1',
        `--cert-dir=${join(state, `certificates-${name}`)}`,
        `--tls-cert-file=${keys.certificate}`,
        `--tls-private-key-file=${keys.key}`,
        '--service-account-issuer=https://kubernetes.default.svc',
        `--service-account-key-file=${keys.accountPublicKey}`,
        `--service-account-signing-key-file=${keys.accountKey}`,
        `--token-auth-file=${keys.tokens}`,
        '--authorization-mode=RBAC',
        '--service-cluster-ip-range=10.0.0.0/24',
        // no kubelet runs here that would mount a token or remove a taint
        '--disable-admission-plugins=ServiceAccount,TaintNodesByCondition',
        '--endpoint-reconciler-type=none',
      ],
    },
    isReady(api),
  );
  return { cluster, api };
}
