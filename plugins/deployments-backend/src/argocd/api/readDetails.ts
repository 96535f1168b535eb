import type { ResourceTree } from '@argosy/plugin-deployments-common';
import { NotAllowedError } from '@backstage/errors';
import { z } from 'zod';
import type { ClusterList } from '../types';
import type { ArgoCd } from './ArgoCd';
import { REMEDIES_OF_ARGO_CD } from '../errors/remedies';
import { listOf } from '../resources/lenient';
import { parseClusters } from '../resources/parseClusters';
import { parseResourceTree } from '../resources/parseResourceTree';
import { translateError } from '../errors/translateError';

const CLUSTERS = 'get clusters (policy: clusters, get, *, allow)';

/** Clusters with labels, connection state and API versions. */
export async function readClusters(
  argoCd: ArgoCd,
  of: { hub: string; regionLabel: string },
  signal: AbortSignal,
): Promise<ClusterList> {
  const body = await argoCd('/api/v1/clusters', CLUSTERS, signal);
  const clusters = parsed(of.hub, CLUSTERS, () =>
    parseClusters(body, { ...of, observedAt: new Date().toISOString() }),
  );
  if (clusters.items.length + clusters.unreadable.length === 0) {
    // Argo CD silently leaves out what the role may not see.
    throw new NotAllowedError(
      `Argo CD of hub ${of.hub} shows no cluster: none is registered there, or our role lacks the right to ${CLUSTERS}.`,
    );
  }
  return clusters;
}

const PROJECTS = 'get projects (policy: projects, get, *, allow)';

const MOST_PROJECTS = 20_000;

const projectsSchema = z.object({
  items: listOf(
    z.object({ metadata: z.object({ name: z.string().max(253) }) }),
    MOST_PROJECTS,
  ),
});

/** The names of the AppProjects. */
export async function readAppProjects(
  argoCd: ArgoCd,
  hub: string,
  signal: AbortSignal,
): Promise<string[]> {
  const body = await argoCd('/api/v1/projects', PROJECTS, signal);
  const { items } = parsed(hub, PROJECTS, () => projectsSchema.parse(body));
  if (items.length === 0) {
    // The project `default` cannot be deleted: who sees none may see none.
    throw new NotAllowedError(
      `Argo CD of hub ${hub} shows no AppProject: our role lacks the right to ${PROJECTS}.`,
    );
  }
  return items.map(({ metadata }) => metadata.name);
}

/** The resource tree of one Application. */
export async function readResourceTree(
  argoCd: ArgoCd,
  hub: string,
  application: { namespace: string; name: string; project: string },
  signal: AbortSignal,
): Promise<ResourceTree> {
  const { name, namespace: appNamespace, project } = application;
  const right = `get application ${project}/${name} (policy: applications, get, ${project}/*, allow)`;
  const body = await argoCd(
    `/api/v1/applications/${encodeURIComponent(
      name,
    )}/resource-tree?${new URLSearchParams({ appNamespace, project })}`,
    right,
    signal,
  );
  return parsed(hub, right, () => parseResourceTree(body));
}

function parsed<T>(hub: string, right: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw translateError(error, {
      peer: `Argo CD of hub ${hub}`,
      right,
      remedies: REMEDIES_OF_ARGO_CD,
    });
  }
}
