import { startSandbox } from '@argosy/sandbox';
import { runAsAdmin } from '@argosy/sandbox/admin';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { deploymentsPlugin } from '../plugin';
import { openVault } from './__testUtils__/openVault.test.util';
import { portalConfig } from './__testUtils__/portalConfig.test.util';

jest.setTimeout(60_000);

it('does not start with a token of Vault that may do too much', async () => {
  const sandbox = await startSandbox({ speed: 50 });
  const vault = await openVault(sandbox.vault);
  await runAsAdmin(
    sandbox.vault,
    `vault policy write argosy-portal - <<'EOF'
path "sys/policies/acl/*" {
  capabilities = ["create", "update"]
}
path "sys/capabilities-self" {
  capabilities = ["update"]
}
EOF`,
  );
  await expect(
    startTestBackend({
      features: [
        deploymentsPlugin,
        catalogServiceMock.factory({ entities: [] }),
        mockServices.rootConfig.factory({
          data: portalConfig(sandbox, vault.config),
        }),
        mockServices.rootLogger.factory({ level: 'none' }),
      ],
    }),
  ).rejects.toThrow(
    /does not start with a token that may do too much[\s\S]*may write policies/,
  );
  await vault.close();
  await sandbox.stop();
});
