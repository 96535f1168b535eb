import type { Certificates, JsonObject } from '@argosy/control-plane';
import { ReverseProxy } from './ReverseProxy';

/** The proxies before the peers that a portal talks to. */
export type Proxies = Record<
  'kubernetes' | 'argocd' | 'git' | 'vault',
  ReverseProxy
>;

/** Ports, either of the proxies or of what is behind them. */
export type ProxyPorts = Record<keyof Proxies, number>;

export async function startProxies(
  ports: ProxyPorts,
  targets: ProxyPorts,
  certificates: Certificates,
): Promise<Proxies> {
  const proxies: Proxies = {
    kubernetes: new ReverseProxy({
      target: targets.kubernetes,
      certificates,
      failure: failures.kubernetes,
    }),
    argocd: new ReverseProxy({
      target: targets.argocd,
      failure: failures.argocd,
    }),
    git: new ReverseProxy({ target: targets.git, failure: failures.gitea }),
    vault: new ReverseProxy({ target: targets.vault, failure: failures.vault }),
  };
  await proxies.kubernetes.listen(ports.kubernetes, "the hub's Kubernetes API");
  await proxies.argocd.listen(ports.argocd, 'Argo CD');
  await proxies.git.listen(ports.git, 'the Git host');
  await proxies.vault.listen(ports.vault, 'Vault');
  return proxies;
}

const said = (status: number) => `The lab was asked to answer ${status}.`;

/** Failures as an API server, Argo CD, Gitea and Vault write them. */
const failures = {
  kubernetes: (status: number): JsonObject => ({
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message: said(status),
    reason: 'InternalError',
    code: status,
  }),
  argocd: (status: number): JsonObject => ({
    error: said(status),
    code: 13,
    message: said(status),
  }),
  vault: (status: number): JsonObject => ({
    errors: [status === 503 ? 'Vault is sealed' : said(status)],
  }),
  gitea: (status: number): JsonObject => ({ message: said(status) }),
};
