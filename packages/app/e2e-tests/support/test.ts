import fs from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';
import { cache, root } from '../../../../scripts/lib/root.mjs';
import { enterStage } from './stage';

type Stage = Awaited<ReturnType<typeof enterStage>>;

/** A signed-in page, the portal and the control plane behind it. */
export const test = base.extend<
  Stage & { open: (at: string) => Promise<void> }
>({
  portal: async ({}, use) => use((await enterStage()).portal),
  controlPlane: async ({}, use) => {
    const { controlPlane } = await enterStage();
    await use(controlPlane);
    await controlPlane.faults.clear();
  },
  open: async ({ page, portal }, use) =>
    use(async at => {
      await page.goto(portal + at);
      const enter = page.getByRole('button', { name: 'Enter' });
      const inside = page.getByRole('link', { name: 'Catalog' }).first();
      await enter.or(inside).first().waitFor({ timeout: 60_000 });
      if (await enter.isVisible()) await enter.click();
      await inside.waitFor();
    }),
});

export { expect };

/** The entity card. */
export const cardOf = (page: Page) =>
  page.getByLabel('Deployments', { exact: true }).first();

/** Keeps a picture in light and dark; `UPDATE_IMAGES=1` also replaces the README's. */
export async function picture(page: Page, name: string) {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(300);
    const file = cache('test', 'pictures', `${name}-${colorScheme}.png`);
    await page.screenshot({ path: file });
    if (process.env.UPDATE_IMAGES && colorScheme === 'light') {
      const image = path.join(root, 'docs/images', `${name}.png`);
      if (fs.existsSync(image) || name === 'card') fs.copyFileSync(file, image);
    }
  }
}

/** Axe finds nothing in what is ours. */
export async function expectAccessible(page: Page, selector: string) {
  const { violations } = await new AxeBuilder({ page })
    .include(selector)
    .analyze();
  expect(
    violations.map(({ id, nodes }) => [id, nodes.map(node => node.html)]),
  ).toEqual([]);
}
