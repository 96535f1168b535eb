import { InputError } from '@backstage/errors';
import { KubeConfig } from '@kubernetes/client-node';
import {
  readCredentialFile,
  requireCertificate,
  requireSendable,
} from './credentialFiles';
import { loadKubeConfigFile } from './loadKubeConfigFile';
import type { HubConfig, KubernetesAccess } from '../../config';

type ServerAccess = Extract<KubernetesAccess, { kind: 'server' }>;

const BY_FILE = 'argosy-token-file';

/**
 * The way to a hub's Kubernetes API, as configured.
 * @throws InputError naming the hub, the field and what to do, when a file is missing or makes no sense
 */
export function loadKubeConfig({ name, kubernetes }: HubConfig): KubeConfig {
  const at = `Hub ${name}`;
  const config = new KubeConfig();
  if (kubernetes.kind === 'server') {
    loadServer(config, at, kubernetes);
  } else if (kubernetes.kind === 'kubeconfig') {
    loadKubeConfigFile(config, at, kubernetes);
  } else {
    loadInCluster(config, at);
  }
  const server = config.getCurrentCluster()?.server;
  if (!server?.startsWith('https://') || !URL.canParse(server)) {
    throw new InputError(
      `${at}: its server is ${server ?? '(none)'}, but must be an address that begins with https://. Correct it in ${
        kubernetes.kind === 'kubeconfig'
          ? `the kubeconfig ${kubernetes.path}`
          : 'deployments.hubs'
      }.`,
    );
  }
  return config;
}

function loadInCluster(config: KubeConfig, at: string) {
  if (!process.env.KUBERNETES_SERVICE_HOST) {
    throw new InputError(
      `${at}: deployments.hubs says inCluster, but this backend does not run in a pod (KUBERNETES_SERVICE_HOST is not set). Give kubeconfig or server instead.`,
    );
  }
  config.loadFromCluster();
}

/** Fills a KubeConfig from `server`, a certificate authority and a token. */
function loadServer(
  config: KubeConfig,
  at: string,
  { server, caData, caFile, token, tokenFile }: ServerAccess,
) {
  if (caFile !== undefined) {
    requireCertificate(
      `${at}: the caFile ${caFile}`,
      readCredentialFile(at, 'caFile', caFile),
    );
  } else if (caData !== undefined) {
    const pem = Buffer.from(caData, 'base64').toString('utf8');
    requireCertificate(
      `${at}: caData in deployments.hubs, read as base64,`,
      pem,
    );
  }
  if (token !== undefined) {
    requireSendable(`${at}: its token in deployments.hubs`, token);
  }
  if (tokenFile !== undefined) {
    readToken(at, tokenFile);
    authenticateByFile(config, at);
  }
  config.loadFromClusterAndUser(
    { name: 'hub', server, caData, caFile, skipTLSVerify: false },
    {
      name: 'argosy',
      token,
      ...(tokenFile && {
        authProvider: { name: BY_FILE, config: { path: tokenFile } },
      }),
    },
  );
}

/**
 * Reads the token at each request, so that a rotated one is used at once.
 * The client's own reader keeps a line feed at the end, which no header may hold.
 */
function authenticateByFile(config: KubeConfig, at: string) {
  config.addAuthenticator({
    isAuthProvider: user => user.authProvider?.name === BY_FILE,
    applyAuthentication: async (user, options) => {
      const token = readToken(at, user.authProvider.config.path);
      options.headers = {
        ...options.headers,
        Authorization: `Bearer ${token}`,
      };
    },
  });
}

function readToken(at: string, path: string): string {
  const token = readCredentialFile(at, 'tokenFile', path).trim();
  return requireSendable(`${at}: what the tokenFile ${path} holds`, token);
}
