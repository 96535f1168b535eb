import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import {
  type BrowserContext,
  expect,
  test as base,
  type Page,
} from '@playwright/test';
import { connectControlPlane } from '@argosy/control-plane';
import { ask, listPlaces, type Place } from './backend';
import { mergeOn } from './pullRequestPage';
import { readStage } from './stage';

/** The picture that stands in the README. */
const README_PICTURE = 'card';

interface Stage {
  portal: string;
  controlPlane: Awaited<ReturnType<typeof connectControlPlane>>;
  /** Where a service can run, as the backend knows it: sandbox and lab have other regions. */
  places: Place[];
}

/** A signed-in page, the portal and the control plane behind it. */
export const test = base.extend<
  Stage & { open: (at: string) => Promise<void> },
  { person: BrowserContext }
>({
  // One person with one browser: it loads and compiles the app once, as every browser does, and not for each test.
  person: [
    async ({ browser }, use, { project }) => {
      const { colorScheme, viewport } = project.use;
      const person = await browser.newContext({ colorScheme, viewport });
      await use(person);
      await person.close();
    },
    { scope: 'worker' },
  ],
  context: async ({ person }, use) => use(person),
  page: async ({ person }, use) => {
    const page = await person.newPage();
    await use(page);
    await page.close();
  },
  portal: async ({}, use) => use(readStage().portal),
  places: async ({}, use) => use(await listPlaces()),
  controlPlane: async ({}, use) => {
    const controlPlane = await connectControlPlane(
      readStage().controlPlaneFile,
    );
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

/** What the card says of a service that is well in all these places. */
export const allHealthy = (places: readonly unknown[]) =>
  new RegExp(`all ${places.length} Synced and Healthy`);

/** Creates a service over HTTP, as the guest. Returns the address of its Change, where that is a pull request. */
export async function createService(spec: object): Promise<string> {
  const { url } = await ask('services', { spec });
  return url;
}

/** Merges a pull request on its page, as a person does. */
export async function merge(
  page: Page,
  url: string,
  { git }: Stage['controlPlane'],
) {
  const review = await page.context().newPage();
  await mergeOn(review, url, git, () => picture(review, 'pull-request'));
  await review.close();
}

/** Keeps a picture of what the page shows. */
export async function picture(page: Page, name: string) {
  const { pictures, images } = readStage();
  const scheme = test.info().project.name;
  await page.screenshot({
    path: path.join(pictures, `${name}-${scheme}.png`),
    animations: 'disabled',
  });
  if (images && name === README_PICTURE && scheme === 'light') {
    await page.screenshot({
      path: path.join(images, `${name}.png`),
      animations: 'disabled',
    });
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
