import type { Page } from '@playwright/test';
import { editFile, refresh } from './support/gitops';
import {
  cardOf,
  createService,
  expect,
  expectAccessible,
  merge,
  picture,
  test,
} from './support/test';

const CARD = '[aria-label="Deployments"]';

/** Its own name for each run: both runs write to the same repository. */
const named = (name: string) => `${name}-${test.info().project.name}`;

const openService = async (
  page: Page,
  open: (at: string) => Promise<void>,
  name: string,
) => {
  const card = cardOf(page);
  await expect(async () => {
    await open(`/catalog/default/component/${name}`);
    await expect(card).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 60_000 });
  return card;
};

test('a canary waits, and a broken image says its cause, as Git changes', async ({
  page,
  open,
  controlPlane,
}) => {
  const name = named('canary');
  const overlay = `services/${name}/overlays/dev/eu1/kustomization.yaml`;
  await createService({
    name,
    owner: 'group:default/team-a',
    workloads: [
      {
        name: 'api',
        image: `registry.example.com/${name}/api:1.0.0`,
        port: 8080,
        delivery: 'canary',
      },
    ],
    targets: [{ environment: 'dev', cluster: 'eu1' }],
  });
  const card = await openService(page, open, name);
  await expect(card.getByText('Synced and Healthy')).toBeVisible();

  const edit = async (from: string, to: string) => {
    await editFile(controlPlane, overlay, text => text.replace(from, to));
    await refresh(controlPlane, 'applications', `${name}-dev-eu1`);
  };
  await edit('1.0.0', '1.1.0');
  await expect(card.getByText('Suspended').first()).toBeVisible();
  await picture(page, 'card-suspended');
  await expectAccessible(page, CARD);

  await edit('1.1.0', 'broken-2');
  await expect(card.getByText(/cannot be pulled/).first()).toBeVisible();
  await picture(page, 'card-broken-image');
  // Its deadline is two minutes.
  await expect(card.getByText('Degraded').first()).toBeVisible({
    timeout: 180_000,
  });
  await expect(card.getByText(/cannot be pulled/).first()).toBeVisible();
  await picture(page, 'card-broken-image-degraded');
});

test('a service that Argo CD does not generate says why, and in which file', async ({
  page,
  open,
  controlPlane,
}) => {
  const name = named('late');
  const config = 'services/shop/overlays/dev/eu1/config.json';
  const edit = async (from: string, to: string) => {
    await editFile(controlPlane, config, text => text.replace(from, to));
    await refresh(controlPlane, 'applicationsets', 'store-nonprod');
  };
  const change = await createService({
    name,
    owner: 'group:default/team-a',
    project: 'store',
    workloads: [
      { name: 'api', image: `registry.example.com/${name}/api:1.0.0` },
    ],
    targets: [{ environment: 'staging', cluster: 'eu1' }],
  });
  const card = await openService(page, open, name);
  await expect(card.getByText(/Change open/)).toBeVisible();
  await edit('"schemaVersion": 1,', '"schemaVersion": 1');
  try {
    await merge(page, change, controlPlane);
    await expect(card.getByText(config).first()).toBeVisible();
    await picture(page, 'card-not-generated');
    await expectAccessible(page, CARD);
  } finally {
    await edit('"schemaVersion": 1', '"schemaVersion": 1,');
  }
  await expect(card.getByText('Synced and Healthy')).toBeVisible();
});
