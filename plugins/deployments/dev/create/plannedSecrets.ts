import {
  Secrets,
  SecretStatus,
  ServiceSpec,
} from '@argosy/plugin-deployments-common';
import { secret, vault } from '../secrets';

const REGIONS: Record<string, string> = {
  eu1: 'eu-west',
  eu2: 'eu-west',
  us1: 'us-east',
  ap1: 'ap-south',
};

/** What Vault would say of a new service: of each workload the first key stands already in dev, nothing else. */
export const plannedSecrets = (spec: ServiceSpec): Secrets => ({
  items: spec.workloads
    .filter(({ secrets }) => secrets.length > 0)
    .flatMap(({ name, secrets }) =>
      spec.targets.map(({ environment, cluster }): SecretStatus => {
        const stateOf = (index: number) =>
          environment === 'dev' && index === 0 ? 'present' : 'missing';
        return secret(
          `${environment}/${REGIONS[cluster]}`,
          Object.fromEntries(secrets.map((key, i) => [key, stateOf(i)])),
          {
            service: spec.name,
            cluster,
            workload: name,
            serviceAccount: name,
            role: undefined,
          },
        );
      }),
    ),
  vaults: [vault()],
});
