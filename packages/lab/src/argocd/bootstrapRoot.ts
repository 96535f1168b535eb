import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SEED } from '@argosy/control-plane';
import type { KubeApi } from '../kubernetes/KubeApi';
import { parseManifests } from '../kubernetes/readManifests';
import { BILLING, PLACEHOLDERS } from '../seeds';

/** What an admin applies once: the root Application and its project, as they stand in the seed. */
export async function bootstrapRoot(hub: KubeApi, cloneUrl: string) {
  for (const file of ['appproject.yaml', 'application.yaml']) {
    await applyWith(hub, join(SEED, 'bootstrap', file), {
      [PLACEHOLDERS.gitops]: cloneUrl,
    });
  }
}

/** Applications that somebody made by hand: nothing of ours is on them. */
export function applyForeign(hub: KubeApi, cloneUrl: string) {
  return applyWith(hub, join(BILLING, 'applications.yaml'), {
    [PLACEHOLDERS.billing]: cloneUrl,
  });
}

async function applyWith(
  hub: KubeApi,
  file: string,
  values: Record<string, string>,
) {
  const content = Object.entries(values).reduce(
    (before, [from, to]) => before.replaceAll(from, to),
    await readFile(file, 'utf8'),
  );
  for (const object of parseManifests(content)) await hub.apply(object);
}
