import { expect, type Page } from '@playwright/test';
import type { ControlPlane } from '@argosy/control-plane';

/**
 * Merges a pull request, as a person does: on its page. A Gitea built from its Go module has no scripts for its
 * pages, so there the person's own API call does what the button would.
 */
export async function mergeOn(
  page: Page,
  url: string,
  git: ControlPlane['git'],
  whenShown: () => Promise<void>,
) {
  await page.goto(url);
  const merge = page.getByRole('button', { name: 'Merge', exact: true });
  const signIn = page.getByRole('link', { name: 'Sign In' });
  await merge.or(signIn).first().waitFor();
  if (await merge.isVisible()) {
    await whenShown();
    await merge.click();
    await expect(page.getByText('Merged').first()).toBeVisible();
  } else await mergeByApi(url, git);
}

async function mergeByApi(url: string, git: ControlPlane['git']) {
  const api = url.replace(git.baseUrl, `${git.baseUrl}/api/v1/repos`);
  const login = Buffer.from(`${git.username}:${git.password}`);
  // Gitea refuses while it still checks whether the branch can be merged.
  await expect(async () => {
    const response = await fetch(`${api}/merge`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${login.toString('base64')}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ Do: 'merge' }),
    });
    expect(response.status, await response.text()).toBe(200);
  }).toPass({ timeout: 20_000 });
}
