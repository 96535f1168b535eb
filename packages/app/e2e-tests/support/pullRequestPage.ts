import { expect, type Page } from '@playwright/test';
import type { ControlPlane } from '@argosy/sandbox';

/** Merges a pull request on its page: that of the sandbox, or of a real Gitea, which wants a sign-in first. */
export async function mergeOn(
  page: Page,
  url: string,
  git: ControlPlane['git'],
  whenShown: () => Promise<void>,
) {
  await page.goto(url);
  const merge = page.getByRole('button', { name: 'Merge', exact: true });
  const signIn = page.getByRole('link', { name: 'Sign In' }).first();
  await merge.or(signIn).first().waitFor();
  if (await signIn.isVisible()) {
    await signIn.click();
    await page.locator('#user_name').fill(git.username);
    await page.locator('#password').fill(git.password);
    await page.getByRole('button', { name: 'Sign In' }).click();
    await page.goto(url);
    await whenShown();
    await mergeOnGitea(page);
  } else {
    await whenShown();
    await merge.click();
  }
  await expect(page.getByText('Merged').first()).toBeVisible();
}

/** The first button opens a form with the message, the second merges. */
async function mergeOnGitea(page: Page) {
  const merge = page.getByRole('button', { name: /^Create merge commit/ });
  await merge.first().click();
  await merge.first().click();
}
