import type { ServiceSpecInput } from '@argosy/plugin-deployments-common';

/** A spec that dev takes by a commit. */
export const specOf = (
  name: string,
  over: Partial<ServiceSpecInput> = {},
): ServiceSpecInput => ({
  name,
  owner: 'group:default/team-a',
  workloads: [
    { name: 'api', image: 'registry.example.com/api:1.7.2', port: 8080 },
  ],
  targets: [{ environment: 'dev', cluster: 'eu1' }],
  ...over,
});

export const IN_PROD = {
  targets: [
    { environment: 'dev', cluster: 'eu1' },
    { environment: 'prod', cluster: 'eu1' },
  ],
};
