import { expect, expectAccessible, picture, test } from './support/test';

const WIDTHS = [1440, 390];
const PAYMENTS =
  'You do not belong to group:default/payments. Choose a group of yours as owner.';
const PROD = {
  message:
    'You may not create-service for group:default/team-a in prod, project team-a.',
  remedy:
    "Whoever keeps this portal's permission policy can grant deployments.service.create there.",
};

test('the form says for whom and where a person may not create', async ({
  page,
  open,
  places,
}) => {
  // What a policy answers that keeps prod for others; that of the test's portal allows everything.
  await page.route('**/api/deployments/v1/targets?*team-a*', async route => {
    const response = await route.fetch();
    const { environments, ...rest } = await response.json();
    await route.fulfill({
      response,
      json: {
        ...rest,
        environments: environments.map((environment: { name: string }) =>
          environment.name === 'prod'
            ? { ...environment, may: { create: false, reason: PROD } }
            : environment,
        ),
      },
    });
  });
  const pictures = async (name: string) => {
    const size = page.viewportSize();
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await picture(page, `${name}-${width}`);
    }
    if (size) await page.setViewportSize(size);
  };
  await open('/create/templates/default/create-service');
  const next = page.getByRole('button', { name: 'Next' });
  const owner = page.getByRole('combobox', { name: /Owner/ });

  await page.getByRole('textbox', { name: 'Name' }).fill('refused');
  await owner.click();
  await page.getByRole('option', { name: /payments/i }).click();
  await expect(page.getByText(PAYMENTS).first()).toBeVisible();
  await next.click();
  await expect(owner).toBeVisible();
  await pictures('refused-owner');

  await owner.fill('Team');
  await page.getByRole('option', { name: /team-a|Team A/ }).click();
  await next.click();
  const image = page.getByRole('textbox', { name: /Image/ });
  await image.waitFor();
  await page.getByRole('textbox', { name: 'Name' }).fill('api');
  await image.fill('registry.example.com/refused/api:1.0.0');
  await next.click();

  for (const { cluster, environment, title } of places) {
    const cell = page.getByRole('checkbox', { name: `${cluster} in ${title}` });
    if (environment !== 'prod') await expect(cell).toBeEnabled();
    else {
      await expect(cell).toBeDisabled();
      await expect(cell).toHaveAccessibleDescription(
        `${PROD.message} ${PROD.remedy}`,
      );
    }
  }
  await pictures('refused-prod');
  await expectAccessible(page, 'form');
});
