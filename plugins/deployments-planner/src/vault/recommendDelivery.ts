import { Cluster, SecretDelivery } from '@argosy/plugin-deployments-common';
import { servesExternalSecrets } from './servesExternalSecrets';

/** Which delivery suits an environment, and why, as a sentence. @public */
export interface DeliveryAdvice {
  delivery: SecretDelivery;
  why: string;
}

/** Advises by what the clusters of an environment are known to serve: definitions can be seen, the injector cannot. @public */
export function recommendDelivery(
  clusters: ReadonlyArray<Pick<Cluster, 'name' | 'apiVersions'>>,
): DeliveryAdvice {
  const lacking = clusters.filter(cluster => !servesExternalSecrets(cluster));
  if (clusters.length > 0 && lacking.length === 0) {
    return {
      delivery: 'external-secrets',
      why: 'All clusters have External Secrets: programs get environment variables, and no agent runs beside them. The values become Secrets of Kubernetes.',
    };
  }
  const names = lacking.map(({ name }) => name).join(', ');
  return {
    delivery: 'injector',
    why: lacking.length
      ? `External Secrets is not seen in ${names}. The injector needs no definitions, and the values never become Secrets of Kubernetes.`
      : 'No cluster is known yet. The injector needs no definitions.',
  };
}
