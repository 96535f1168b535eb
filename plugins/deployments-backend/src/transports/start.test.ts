import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { deploymentsPlugin } from '../plugin';

const deployments = {
  hubs: [
    {
      name: 'main',
      namespaces: ['argocd'],
      kubernetes: { server: 'https://hub.example.com', token: 'token' },
    },
  ],
  gitops: {
    repository: 'https://git.example.com/platform/gitops.git',
    branch: 'main',
  },
  environments: [
    {
      name: 'dev',
      clusters: { matchLabels: { environment: 'dev' } },
      change: 'commit',
      gateway: { name: 'public', namespace: 'gateways' },
    },
  ],
  vault: {
    servers: [
      {
        name: 'main',
        url: 'https://vault.example.com',
        kv: { mount: 'secret', version: 2 },
        auth: {
          method: 'kubernetes',
          mount: 'kubernetes',
          role: 'portal',
          tokenFile: '/var/run/token',
        },
        clusters: { eu1: { mount: 'k8s-eu1' } },
      },
    ],
  },
};

it('does not start with a section of the config that nothing acts on', async () => {
  await expect(
    startTestBackend({
      features: [
        deploymentsPlugin,
        catalogServiceMock.factory({ entities: [] }),
        mockServices.rootConfig.factory({ data: { deployments } }),
        mockServices.rootLogger.factory({ level: 'none' }),
      ],
    }),
  ).rejects.toThrow(/deployments\.vault: the backend writes no roles/);
});
