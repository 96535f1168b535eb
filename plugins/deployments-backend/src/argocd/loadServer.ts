import { X509Certificate } from 'node:crypto';
import type { KubernetesAccess } from '@argosy/plugin-deployments-common';
import { InputError } from '@backstage/errors';
import type { KubeConfig } from '@kubernetes/client-node';
import { readFileOfHub } from './readFileOfHub';

type ServerAccess = Extract<KubernetesAccess, { kind: 'server' }>;

const BY_FILE = 'argosy-token-file';

/** Fills a KubeConfig from `server`, a certificate authority and a token. */
export function loadServer(
  config: KubeConfig,
  at: string,
  { server, caData, caFile, token, tokenFile }: ServerAccess,
) {
  if (caFile !== undefined) {
    requireCertificate(at, 'caFile', readFileOfHub(at, 'caFile', caFile));
  } else if (caData !== undefined) {
    const pem = Buffer.from(caData, 'base64').toString('utf8');
    requireCertificate(at, 'caData (base64 of a PEM)', pem);
  }
  if (tokenFile !== undefined) {
    requireToken(at, tokenFile);
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
      const token = requireToken(at, user.authProvider.config.path);
      options.headers = {
        ...options.headers,
        Authorization: `Bearer ${token}`,
      };
    },
  });
}

function requireToken(at: string, path: string): string {
  const token = readFileOfHub(at, 'tokenFile', path).trim();
  if (token === '') throw new InputError(`${at}: tokenFile ${path} is empty`);
  return token;
}

function requireCertificate(at: string, field: string, pem: string) {
  try {
    return new X509Certificate(pem);
  } catch (error) {
    throw new InputError(`${at}: ${field} holds no certificate in PEM`, error);
  }
}
