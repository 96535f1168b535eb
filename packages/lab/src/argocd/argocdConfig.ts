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
    // Argo CD reads nothing without it
    labels: { 'app.kubernetes.io/part-of': 'argocd' },
  },
  ...fields,
});

/** ConfigMaps and Secret of Argo CD: one account with an API key that may read. */
export const argocdConfig = (options: {
  account: string;
  /** What the server signs sessions with. */
  key: string;
  /** What it knows about the account's token. */
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
