import { InputError } from '@backstage/errors';
import type { KubeConfig } from '@kubernetes/client-node';
import {
  readCredentialFile,
  requireCertificate,
  requireSendable,
} from './credentialFiles';

/** A kubeconfig of one person can have hundreds of contexts. */
const MOST_NAMES = 10;

/** Fills a KubeConfig from a file and chooses the context. */
export function loadKubeConfigFile(
  config: KubeConfig,
  at: string,
  { path, context }: { path: string; context?: string },
) {
  const where = `${at}: the kubeconfig ${path}`;
  readCredentialFile(at, 'kubeconfig', path);
  try {
    config.loadFromFile(path);
  } catch {
    // The error of the parser quotes the lines around the mistake, which may hold a token: it is dropped.
    throw new InputError(
      `${where} cannot be parsed as a kubeconfig. Try it with kubectl --kubeconfig; once it is correct it is used without a restart.`,
    );
  }
  if (context) config.setCurrentContext(context);
  const chosen = config.getCurrentContext();
  const known = namesOf(config.getContexts());
  if (!chosen) {
    throw new InputError(
      `${where} has no current-context, and deployments.hubs names none. Name one as context: ${known}.`,
    );
  }
  const found = config.getContextObject(chosen);
  if (!found) {
    throw new InputError(
      `${where} has no context "${chosen}". Name another as context in deployments.hubs, or add it to the file: ${known}.`,
    );
  }
  const cluster = config.getCurrentCluster();
  const user = config.getCurrentUser();
  if (!cluster || !user) {
    throw new InputError(
      `${where} does not hold the ${
        cluster ? `user "${found.user}"` : `cluster "${found.cluster}"`
      } of its context "${chosen}". Add it to the file, which is used without a restart, or name another context in deployments.hubs: ${known}.`,
    );
  }
  if (cluster.skipTLSVerify) {
    throw new InputError(
      `${where} has insecure-skip-tls-verify: true for its cluster "${found.cluster}", so that anybody between could take our token. Remove the line, and give the certificate of the cluster's authority as certificate-authority-data; the file is then used without a restart.`,
    );
  }
  if (user.token) requireSendable(`${where}: the token`, user.token);
  const pem = cluster.caFile
    ? readCredentialFile(at, 'certificate-authority', cluster.caFile)
    : cluster.caData && Buffer.from(cluster.caData, 'base64').toString('utf8');
  if (pem) requireCertificate(`${where}: its certificate authority`, pem);
}

function namesOf(contexts: ReadonlyArray<{ name: string }>): string {
  if (contexts.length === 0) return 'it has none';
  const names = contexts.slice(0, MOST_NAMES).map(({ name }) => name);
  const more = contexts.length - names.length;
  return `it has ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
