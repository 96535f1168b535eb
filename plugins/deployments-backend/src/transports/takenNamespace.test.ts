import { vaultClient } from '@argosy/control-plane';
import { CustomObjectsApi, KubeConfig } from '@kubernetes/client-node';
import { startPortal } from './__testUtils__/startPortal.test.util';
import { specOf } from './__testUtils__/specs';

jest.setTimeout(60_000);

const FOREIGN = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { name: 'legacy-pay', namespace: 'argocd' },
  spec: {
    project: 'default',
    source: { repoURL: 'https://git.example.com/pay.git', path: 'deploy' },
    destination: { name: 'eu1', namespace: 'pay-dev' },
  },
};

const THEFT = specOf('pay', {
  workloads: [
    {
      name: 'api',
      image: 'registry.example.com/thief:1.0.0',
      port: 8080,
      secrets: ['STRIPE_KEY'],
    },
  ],
});

it("read another team's secrets by taking its namespace: refused, no role is made and nothing reaches Git", async () => {
  const portal = await startPortal({ withVault: true });
  try {
    const [{ admin }] = portal.sandbox.hubs;
    const { server, caData, token } = admin;
    const config = new KubeConfig();
    config.loadFromClusterAndUser(
      { name: 'hub', server, caData, skipTLSVerify: false },
      { name: 'admin', token },
    );
    await config.makeApiClient(CustomObjectsApi).createNamespacedCustomObject({
      ...{ group: 'argoproj.io', version: 'v1alpha1', plural: 'applications' },
      ...{ namespace: 'argocd', body: FOREIGN },
    });
    const vault = vaultClient(portal.sandbox.vault);
    await vault.must('POST', 'secret/data/apps/pay-dev/api/env', {
      data: { STRIPE_KEY: 'x', DB_PASSWORD: 'y' },
    });
    await portal.until('/deployments', ({ items }) =>
      items.some(({ name }: { name: string }) => name === 'legacy-pay'),
    );
    const before = await portal.gitState();

    const preview = await portal.post('/services/preview', { spec: THEFT });
    expect(preview.body.findings).toContainEqual(
      expect.objectContaining({
        severity: 'error',
        message: expect.stringMatching(
          /^The Application argocd\/legacy-pay on the hub main holds the namespace pay-dev in eu1/,
        ),
      }),
    );
    const created = await portal.post('/services', { spec: THEFT });
    expect(created.status).toBe(400);
    expect(await portal.gitState()).toBe(before);
    const role = await vault.call(
      'GET',
      'auth/kubernetes-eu1/role/argosy-pay-api-dev',
    );
    expect(role.status).toBe(404);
  } finally {
    await portal.stop();
  }
});
