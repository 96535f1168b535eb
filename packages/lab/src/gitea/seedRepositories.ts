import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { OWNER, REPOSITORY, SEED, writeSeed } from '@argosy/control-plane';
import { seedRegions } from '../seedRegions';
import { BILLING } from '../seeds';
import { createRepository } from './createRepository';
import type { Gitea } from './startGitea';

/** Clone addresses of what the lab begins with. */
export interface Repositories {
  gitops: string;
  billing: string;
}

/** The GitOps repository with the sandbox's seed, as far as these regions reach, and one of another team. */
export async function seedRepositories(
  gitea: Gitea,
  {
    baseUrl,
    state,
    regions,
  }: { baseUrl: string; state: string; regions: string[] },
): Promise<Repositories> {
  const gitops = `${baseUrl}/${OWNER}/${REPOSITORY}.git`;
  await createRepository(gitea, {
    owner: OWNER,
    name: REPOSITORY,
    state,
    write: async directory => {
      await writeSeed(directory, { cloneUrl: gitops, seed: SEED });
      await seedRegions(directory, regions);
    },
  });
  await createRepository(gitea, {
    owner: 'payments',
    name: 'billing',
    state,
    write: directory =>
      cp(join(BILLING, 'repository'), directory, { recursive: true }),
  });
  return { gitops, billing: `${baseUrl}/payments/billing.git` };
}
