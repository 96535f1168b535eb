import { Cluster, servesKind } from '@argosy/plugin-deployments-common';

/** What External Secrets serves since 0.17. */
export const EXTERNAL_SECRETS = 'external-secrets.io/v1';

/** Whether a cluster is seen to know what we emit for External Secrets. */
export const servesExternalSecrets = (cluster: Pick<Cluster, 'apiVersions'>) =>
  ['ExternalSecret', 'SecretStore'].every(kind =>
    servesKind(cluster, EXTERNAL_SECRETS, kind),
  );
