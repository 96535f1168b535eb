import {
  allHealthy,
  cardOf,
  expect,
  expectAccessible,
  picture,
  test,
} from './support/test';

const CARD = '[aria-label="Deployments"]';

test('a healthy service is a quiet matrix of environments and regions', async ({
  page,
  open,
  places,
}) => {
  await open('/catalog/default/component/shop');
  const card = cardOf(page);
  await expect(card.getByText(allHealthy(places))).toBeVisible();
  for (const name of new Set(places.map(({ region }) => region))) {
    await expect(card.getByRole('columnheader', { name })).toBeVisible();
  }
  await picture(page, 'card');
  await expectAccessible(page, CARD);

  await card
    .getByRole('button', { name: /prod.*us-east|Production.*us-east/ })
    .press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('shop-prod-us1')).toBeVisible();
  await picture(page, 'details');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('a broken Application says its cause and the next step, live', async ({
  page,
  open,
  controlPlane,
  places,
}) => {
  await open('/catalog/default/component/shop');
  const card = cardOf(page);
  await expect(card.getByText(/Synced and Healthy/)).toBeVisible();
  await controlPlane.faults.degrade(
    'main',
    'shop-prod-us1',
    'Back-off pulling image "registry.example.com/shop/api:1.7.2"',
  );
  await expect(
    card.getByText(new RegExp(`1 of ${places.length} needs attention`)),
  ).toBeVisible();
  await expect(
    card.getByText(/cannot be pulled|Back-off/).first(),
  ).toBeVisible();
  await picture(page, 'card-degraded');
  await expectAccessible(page, CARD);
});

test('a hub that fails is named with its time, and what was known stays', async ({
  page,
  open,
  controlPlane,
}) => {
  await open('/catalog/default/component/shop');
  const card = cardOf(page);
  await expect(card.getByText(/Healthy/).first()).toBeVisible();
  await controlPlane.faults.fail('main', 503);
  await controlPlane.faults.dropWatches('main');
  await expect(
    card.getByText(/^Hub main (has been unreachable since|stopped sending)/),
  ).toBeVisible({
    timeout: 60_000,
  });
  await picture(page, 'card-unreachable');
  await expectAccessible(page, CARD);
  await controlPlane.faults.clear();
  await expect(card.getByText(/^Hub main/)).toHaveCount(0, { timeout: 60_000 });
});

test('an entity that is not ours shows what its annotation means', async ({
  page,
  open,
}) => {
  await open('/catalog/default/component/billing');
  const card = cardOf(page);
  await expect(card.getByText('3.4.1')).toBeVisible();
  await picture(page, 'card-billing');
  await expectAccessible(page, CARD);
});

test('an entity without an annotation says what to add', async ({
  page,
  open,
}) => {
  await open('/catalog/default/component/handbook');
  const card = cardOf(page);
  await expect(
    card.getByText(/Nothing says where handbook runs/),
  ).toBeVisible();
  await expect(card.getByText('argocd/app-name: handbook')).toBeVisible();
  await picture(page, 'card-unannotated');
  await expectAccessible(page, CARD);
});

test('while the answer is on its way, the card has its size already', async ({
  page,
  open,
  places,
}) => {
  let answer = () => {};
  const asked = new Promise<void>(resolve => {
    answer = resolve;
  });
  await page.route('**/api/deployments/v1/deployments?*', async route => {
    await asked;
    await route.continue();
  });
  // The line of the secrets has a question of its own: the card has its size when that is answered.
  const secrets = page.waitForResponse('**/api/deployments/v1/secrets?*');
  await open('/catalog/default/component/shop');
  const card = cardOf(page);
  await expect(card.getByText('Loading the deployments')).toBeAttached();
  await (await secrets).finished();
  await expect(card.getByText(/keys/).first()).toBeVisible();
  await picture(page, 'card-loading');
  const before = await card.boundingBox();
  answer();
  await expect(card.getByText(allHealthy(places))).toBeVisible();
  const after = await card.boundingBox();
  expect(Math.abs(after!.height - before!.height)).toBeLessThan(4);
});
