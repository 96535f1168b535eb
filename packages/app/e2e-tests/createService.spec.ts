import {
  allHealthy,
  cardOf,
  expect,
  expectAccessible,
  merge,
  picture,
  test,
} from './support/test';

const next = 'Next';
const NAMES: Record<string, string> = { light: 'orders', dark: 'invoices' };

test('a person creates a service, merges it, and sees it run in every region without a reload', async ({
  page,
  open,
  controlPlane,
  places,
}) => {
  await open('/create/templates/default/create-service');
  const button = (name: string) => page.getByRole('button', { name });
  const service = NAMES[test.info().project.name];

  await page.getByRole('textbox', { name: 'Name' }).fill(service);
  await expect(page.getByText(`${service} is available.`)).toBeVisible();
  await page.getByRole('combobox', { name: /Owner/ }).click();
  await page.getByRole('option', { name: /team-a|Team A/ }).click();
  await picture(page, 'form-service');
  await button(next).click();

  // The page before has a Name too, and is still there while it is checked.
  const image = page.getByRole('textbox', { name: /Image/ });
  await image.waitFor();
  await page.getByRole('textbox', { name: 'Name' }).fill('api');
  await image.fill(`registry.example.com/${service}/api:1.0.0`);
  await picture(page, 'form-workloads');
  await button(next).click();

  for (const { cluster, title } of places) {
    const name = `${cluster} in ${title}`;
    await page.getByRole('checkbox', { name }).check({ force: true });
  }
  await picture(page, 'form-where');
  await expectAccessible(page, 'form');
  await button(next).click();

  await picture(page, 'form-secrets');
  await button(next).click();

  await expect(
    page.getByText(`${places.length} Applications will appear`),
  ).toBeVisible();
  await expect(page.getByText(/Opens a pull request in/)).toBeVisible();
  await picture(page, 'form-review');
  await expectAccessible(page, 'form');
  await button('Confirm').click();
  await button('Create').click();

  const change = page.getByRole('link', { name: /Open pull request #/ });
  await expect(change).toBeVisible();
  await picture(page, 'task');
  const address = await change.getAttribute('href');

  await page.getByRole('link', { name: 'Open the service' }).first().click();
  const card = cardOf(page);
  await expect(card.getByText(/Change open/)).toBeVisible();
  await picture(page, 'timeline');

  await merge(page, address ?? '', controlPlane);

  await expect(card.getByText(allHealthy(places))).toBeVisible({
    timeout: 120_000,
  });
  await picture(page, 'created');
});

test('a wrong name stops at its page, with the reason and the remedy', async ({
  page,
  open,
}) => {
  await open('/create/templates/default/create-service');
  await page.getByRole('textbox', { name: 'Name' }).fill('Bad_Name');
  await page.getByRole('button', { name: next }).click();
  await expect(page.getByText(/is not a DNS label/).first()).toBeVisible();
  await expect(page.getByText('Bad_Name-dev-eu1')).toBeHidden();
  await picture(page, 'form-refused');
});
