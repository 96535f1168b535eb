import { type ControlPlane, vaultClient } from '@argosy/control-plane';
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

const OVERWRITTEN = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'AppProject',
  metadata: { name: 'legacy-nonprod', namespace: 'argocd' },
  spec: { sourceRepos: ['https://git.example.com/legacy.git'] },
};

async function createOnHub(
  { hubs }: ControlPlane,
  plural: string,
  body: object,
) {
  const { server, caData, token } = hubs[0].admin;
  const config = new KubeConfig();
  config.loadFromClusterAndUser(
    { name: 'hub', server, caData, skipTLSVerify: false },
    { name: 'admin', token },
  );
  await config.makeApiClient(CustomObjectsApi).createNamespacedCustomObject({
    ...{ group: 'argoproj.io', version: 'v1alpha1', plural },
    ...{ namespace: 'argocd', body },
  });
}

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

describe('what others hold, on a whole control plane', () => {
  let portal: Awaited<ReturnType<typeof startPortal>>;
  let before: string;
  beforeAll(async () => {
    portal = await startPortal({
      withVault: true,
      async prepare(controlPlane) {
        await createOnHub(controlPlane, 'applications', FOREIGN);
        await createOnHub(controlPlane, 'appprojects', OVERWRITTEN);
      },
    });
    before = await portal.gitState();
  });
  afterAll(() => portal?.stop());

  const write = async (path: string) => {
    await vaultClient(portal.sandbox.vault).must(
      'POST',
      `secret/data/${path}`,
      {
        data: { STRIPE_KEY: 'x', DB_PASSWORD: 'y' },
      },
    );
  };
  /** The errors of its preview; create is refused, and nothing is written. */
  const refusalOf = async (spec: object) => {
    const preview = await portal.post('/services/preview', { spec });
    const created = await portal.post('/services', { spec });
    expect(created.status).toBe(400);
    expect(await portal.gitState()).toBe(before);
    const errors = preview.body.findings.filter(
      ({ severity }: { severity: string }) => severity === 'error',
    );
    return errors.map(({ message }: { message: string }) => message);
  };

  it("read another team's secrets by taking its namespace: refused, no role is made and nothing reaches Git", async () => {
    await write('apps/pay-dev/api/env');
    await portal.until('/deployments', ({ items }) =>
      items.some(({ name }: { name: string }) => name === 'legacy-pay'),
    );
    expect(await refusalOf(THEFT)).toContainEqual(
      expect.stringMatching(
        /^The Application argocd\/legacy-pay on the hub main holds the namespace pay-dev in eu1/,
      ),
    );
    const { vault } = portal.sandbox;
    const { status } = await vaultClient(vault).call(
      'GET',
      `auth/${vault.clusters.eu1.mount}/role/argosy-pay-api-dev`,
    );
    expect(status).toBe(404);
  });

  it("a retired service's keys pass to who takes its name: refused, with the line that removes them", async () => {
    await write('apps/retired-dev/api/env');
    expect(await refusalOf({ ...THEFT, name: 'retired' })).toContainEqual(
      expect.stringMatching(
        /^The secret apps\/retired-dev\/api\/env in the Vault \w+ already exists and names no owner/,
      ),
    );
  });

  it('overwrite an AppProject that stands outside Git: refused', async () => {
    const spec = { ...THEFT, name: 'fresh', project: 'legacy' };
    expect(await refusalOf(spec)).toContainEqual(
      expect.stringMatching(
        /^Somebody outside Git holds the AppProject legacy-nonprod on the hub main\./,
      ),
    );
  });
});
