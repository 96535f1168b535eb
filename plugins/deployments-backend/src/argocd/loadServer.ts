import type { KubeConfig } from '@kubernetes/client-node';
import { readFileOfHub } from './readFileOfHub';
import { requireCertificate, requireSendable } from './requireUsable';
import type { KubernetesAccess } from '../config';

type ServerAccess = Extract<KubernetesAccess, { kind: 'server' }>;

const BY_FILE = 'argosy-token-file';

/** Fills a KubeConfig from `server`, a certificate authority and a token. */
export function loadServer(
  config: KubeConfig,
  at: string,
  { server, caData, caFile, token, tokenFile }: ServerAccess,
) {
  if (caFile !== undefined) {
    requireCertificate(
      `${at}: the caFile ${caFile}`,
      readFileOfHub(at, 'caFile', caFile),
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
 * Reads the token at each request, so that a rotated one counts at once.
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
  const token = readFileOfHub(at, 'tokenFile', path).trim();
  return requireSendable(`${at}: what the tokenFile ${path} holds`, token);
}
