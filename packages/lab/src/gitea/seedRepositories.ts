import { cp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join, basename } from 'node:path';
import { OWNER, REPOSITORY, SEED, writeSeed } from '@argosy/control-plane';
import { isSeq, parseDocument } from 'yaml';
import { BILLING } from '../seeds';
import { createRepository } from './createRepository';
import type { Gitea } from './startGitea';

/** The clone addresses of the lab's repositories. */
export interface Repositories {
  gitops: string;
  billing: string;
}

/** Creates the GitOps repository from the seed, as far as these regions reach, and a repository of another team. */
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

/** Removes the clusters that the lab does not have from the seed: their overlays, and their lines in projects. */
async function seedRegions(directory: string, clusters: string[]) {
  const entries = await readdir(directory, {
    recursive: true,
    withFileTypes: true,
  });
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory() && isOverlay(path)) {
      if (!clusters.includes(basename(path))) {
        await rm(path, { recursive: true });
      }
    } else if (entry.name === 'appproject.yaml') {
      await narrowProject(path, [...clusters, 'in-cluster']);
    }
  }
}

const isOverlay = (path: string) => /\/overlays\/[^/]+\/[^/]+$/.test(path);

async function narrowProject(file: string, clusters: string[]) {
  const document = parseDocument(await readFile(file, 'utf8'));
  const destinations = document.getIn(['spec', 'destinations']);
  if (!isSeq(destinations)) return;
  destinations.items = destinations.items.filter((_, index) =>
    clusters.includes(
      String(document.getIn(['spec', 'destinations', index, 'name'])),
    ),
  );
  await writeFile(file, document.toString({ lineWidth: 0 }));
}
