import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** What the examples keep in Vault. The key of `shop` in staging is one that nobody has written yet. */
const EXAMPLES = {
  'apps/shop-dev/api/env': ['DB_URL'],
  'apps/shop-prod/api/env': ['DB_URL'],
  'apps/billing/billing/env': ['DB_URL', 'SMTP_PASSWORD'],
};

/**
 * Prepares the Vault of a control plane for a portal, as its admin does once, by the commands that the product prints.
 * Sandbox and lab hand out a bare Vault, and may not know what the product wants of it: this is where the two meet.
 * @param directory holds the token with which the portal logs in; it is kept fresh for as long as this process lives
 * @returns the value of `deployments.vault`
 */
export async function prepareVault({ vault }, directory) {
  // from here on TypeScript is read as it is
  require('@backstage/cli-node/config/nodeTransform.cjs');
  const { setUpSteps } = require('@argosy/plugin-deployments-planner');
  const { setUpVault, vaultClient } = require('@argosy/control-plane');
  const { must } = vaultClient(vault);
  for (const [path, keys] of Object.entries(EXAMPLES)) {
    const values = keys.map(key => [key, randomBytes(16).toString('hex')]);
    await must('POST', `${vault.kv}/data/${path}`, {
      data: Object.fromEntries(values),
    });
  }
  const { config } = await setUpVault(vault, setUpSteps, { directory });
  return config;
}
