import {
  ServiceSpec,
  ServiceSpecInput,
  serviceSpecSchema,
} from '@argosy/plugin-deployments-common';

/** A spec with all defaults filled in. */
export const specOf = (input: ServiceSpecInput): ServiceSpec =>
  serviceSpecSchema.parse(input);

/** The service of the sandbox's seed. */
export const shop = specOf({
  name: 'shop',
  project: 'store',
  owner: 'group:default/team-a',
  description: 'Sells things.',
  workloads: [
    {
      name: 'api',
      image: 'registry.example.com/shop/api:1.7.2',
      port: 8000,
      replicas: 2,
      health: '/healthz',
      env: { LOG_LEVEL: 'info' },
      secrets: ['DB_URL'],
    },
    {
      name: 'webui',
      image: 'registry.example.com/shop/webui:1.7.2',
      port: 3000,
      replicas: 2,
      expose: {
        hosts: {
          dev: 'shop.dev.example.com',
          staging: 'shop.staging.example.com',
          prod: 'shop.example.com',
        },
      },
    },
  ],
  targets: [
    { environment: 'dev', cluster: 'eu1', replicas: { api: 1, webui: 1 } },
    { environment: 'staging', cluster: 'eu1' },
    { environment: 'staging', cluster: 'us1' },
    { environment: 'prod', cluster: 'eu1' },
    { environment: 'prod', cluster: 'us1' },
    { environment: 'prod', cluster: 'ap1' },
  ],
});
