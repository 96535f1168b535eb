import { ARGOCD_NAMESPACE } from '@argosy/control-plane';
import type { JsonObject } from '@argosy/control-plane';

const of = (
  kind: string,
  name: string,
  fields: JsonObject = {},
): JsonObject => ({
  apiVersion: 'v1',
  kind,
  metadata: {
    name,
    namespace: ARGOCD_NAMESPACE,
    // Argo CD ignores objects without it
    labels: { 'app.kubernetes.io/part-of': 'argocd' },
  },
  ...fields,
});

/** Makes the ConfigMaps and the Secret of Argo CD, with one account that has an API key and may read. */
export const argocdConfig = (options: {
  account: string;
  /** The key that the server signs sessions with. */
  key: string;
  /** What the server must know about the account's token. */
  record: JsonObject;
  url: string;
}): JsonObject[] => [
  of('ConfigMap', 'argocd-cm', {
    data: {
      url: options.url,
      'application.resourceTrackingMethod': 'annotation',
      [`accounts.${options.account}`]: 'apiKey',
    },
  }),
  of('ConfigMap', 'argocd-rbac-cm', {
    data: { 'policy.csv': `g, ${options.account}, role:readonly\n` },
  }),
  of('ConfigMap', 'argocd-cmd-params-cm'),
  of('ConfigMap', 'argocd-ssh-known-hosts-cm'),
  of('ConfigMap', 'argocd-tls-certs-cm'),
  of('ConfigMap', 'argocd-gpg-keys-cm'),
  of('Secret', 'argocd-secret', {
    stringData: {
      'server.secretkey': options.key,
      [`accounts.${options.account}.tokens`]: JSON.stringify([options.record]),
    },
  }),
];
