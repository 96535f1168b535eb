import { randomBytes } from 'node:crypto';
import { runAsAdmin, vaultClient } from '@argosy/control-plane';
import {
  allHealthy,
  cardOf,
  expect,
  expectAccessible,
  merge,
  picture,
  test,
} from './support/test';

const CARD = '[aria-label="Deployments"]';
const NAMES: Record<string, string> = { light: 'ledger', dark: 'payroll' };
const REGIONS = ['eu1', 'us1'];

test('a person asks for keys, an admin writes them, and no value is ever shown', async ({
  page,
  open,
  controlPlane,
}) => {
  const { vault } = controlPlane;
  const { call } = vaultClient(vault);
  const service = NAMES[test.info().project.name];
  const value = `canary${randomBytes(12).toString('hex')}`;
  const button = (name: string) => page.getByRole('button', { name });
  const said: string[] = [];
  page.on('response', async response => {
    if (!response.url().includes('/api/')) return;
    // An answer that was given up has no text.
    said.push(await response.text().catch(() => ''));
  });

  await open('/create/templates/default/create-service');
  await page.getByRole('textbox', { name: 'Name' }).fill(service);
  await page.getByRole('combobox', { name: /Owner/ }).click();
  await page.getByRole('option', { name: /team-a|Team A/ }).click();
  await button('Next').click();
  const image = page.getByRole('textbox', { name: /Image/ });
  await image.waitFor();
  await page.getByRole('textbox', { name: 'Name' }).fill('api');
  await image.fill(`registry.example.com/${service}/api:1.0.0`);
  await button('Next').click();
  for (const cluster of REGIONS) {
    const place = page.getByRole('checkbox', { name: `${cluster} in Staging` });
    await place.check({ force: true });
  }
  await button('Next').click();
  const keys = page.getByRole('textbox', { name: 'Key name' });
  await keys.fill('DB_URL API_KEY');
  await keys.press('Enter');
  await expect(page.getByRole('row', { name: 'API_KEY' })).toBeVisible();
  await picture(page, 'form-secrets-keys');
  await expectAccessible(page, 'form');
  await button('Next').click();

  await expect(page.getByText('2 roles in Vault')).toBeVisible();
  await expect(
    page.getByText(`apps/${service}-staging/api/env`).first(),
  ).toBeVisible();
  await picture(page, 'form-review-secrets');
  await expectAccessible(page, 'form');
  await button('Confirm').click();
  await button('Create').click();
  const change = page.getByRole('link', { name: /Open pull request #/ });
  const address = await change.getAttribute('href');
  await page.getByRole('link', { name: 'Open the service' }).first().click();
  await merge(page, address ?? '', controlPlane);

  for (const cluster of REGIONS) {
    const role = `auth/${vault.clusters[cluster].mount}/role/argosy-${service}-api-staging`;
    await expect
      .poll(async () => (await call('GET', role)).body.data, {
        timeout: 120_000,
      })
      .toMatchObject({
        bound_service_account_names: ['api'],
        bound_service_account_namespaces: [`${service}-staging`],
      });
  }

  const card = cardOf(page);
  const line = card.getByRole('button', {
    name: /0 of 2 keys in .*missing (API_KEY, DB_URL|DB_URL, API_KEY)/,
  });
  await expect(line).toBeVisible({ timeout: 120_000 });
  await picture(page, 'card-secrets-missing');
  await expectAccessible(page, CARD);
  await line.click();
  const dialog = page.getByRole('dialog');
  const command = dialog.getByText(/^vault kv put/).first();
  await expect(command).toBeVisible();
  await picture(page, 'secrets-missing');
  await expectAccessible(page, '[role="dialog"]');

  const printed = (await command.textContent()) ?? '';
  await runAsAdmin(vault, printed.replaceAll(/<\w+>/g, value));
  await button('Check now').click();
  await expect(dialog.getByText('missing')).toHaveCount(0);
  await expect(dialog.getByText('present').first()).toBeVisible();
  await picture(page, 'secrets');
  const shown = await page.content();
  await page.keyboard.press('Escape');
  await expect(
    card.getByRole('button', { name: '4 of 4 keys are in Vault' }),
  ).toBeVisible();
  await expect(card.getByText(allHealthy(REGIONS))).toBeVisible({
    timeout: 120_000,
  });
  await picture(page, 'card-secrets');
  expect([...said, shown, await page.content()].join()).not.toContain(value);
});

test('an entity that only an annotation ties to Vault shows the names of its keys', async ({
  page,
  open,
}) => {
  await open('/catalog/default/component/billing');
  const line = cardOf(page).getByRole('button', { name: /SMTP_PASSWORD/ });
  await expect(line).toBeVisible();
  await line.click();
  await expect(
    page.getByRole('dialog').getByText('SMTP_PASSWORD').first(),
  ).toBeVisible();
  await picture(page, 'secrets-annotated');
});

test('an admin finds what to do once for Vault, ready to paste', async ({
  page,
  open,
  controlPlane,
}) => {
  await open('/deployments/vault');
  const main = page.getByRole('article', { name: 'main' });
  await expect(
    main.getByText(/vault policy write argosy-portal/),
  ).toBeVisible();
  for (const { mount } of Object.values(controlPlane.vault.clusters)) {
    await expect(
      main.getByText(`vault policy write argosy-reader-${mount}`).first(),
    ).toBeVisible();
  }
  await picture(page, 'vault-set-up');
  await expectAccessible(page, '[aria-label="main"]');
});
