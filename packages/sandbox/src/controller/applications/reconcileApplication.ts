import {
  ARGOCD_NAMESPACE,
  IN_CLUSTER,
  objects,
  text,
} from '@argosy/control-plane';
import type { SeedCluster } from '@argosy/control-plane';
import type { ApiObject } from '../../kubernetes/objects';
import type { Applications } from './Applications';
import type { HubContext } from '../HubContext';
import { readApplication } from './readApplication';
import type { ApplicationSpec } from './readApplication';
import { RenderError, renderOverlay } from '../repository/renderOverlay';
import type { Manifests } from '../repository/renderOverlay';
import { FINALIZER, without } from '../sets/reconcileSet';

export const REFRESH = 'argocd.argoproj.io/refresh';

const DELETE_MS = 800;

/** Argo CD's finalizer: the workloads are removed first, then the Application. */
async function finish(
  context: HubContext,
  applications: Applications,
  object: ApiObject,
) {
  const { namespace, name, uid } = object.metadata;
  applications.cancel(uid);
  await context.pace.pause(DELETE_MS);
  context.live.delete(uid);
  context.resources.modify('applications', namespace, name, now => ({
    ...now,
    metadata: {
      ...now.metadata,
      finalizers: now.metadata.finalizers?.filter(each => each !== FINALIZER),
    },
  }));
}

const consumeRefresh = ({ resources }: HubContext, { metadata }: ApiObject) =>
  resources.modify('applications', metadata.namespace, metadata.name, now => ({
    ...now,
    metadata: {
      ...now.metadata,
      annotations: without(now.metadata.annotations, REFRESH),
    },
  }));

async function render(
  { reader }: HubContext,
  spec: ApplicationSpec,
  commit: string,
): Promise<Manifests | string> {
  try {
    return renderOverlay(await reader.files(commit), spec.path);
  } catch (error) {
    if (!(error instanceof RenderError) && !(error instanceof SyntaxError)) {
      throw error;
    }
    return `Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = Unknown desc = ${error.message}`;
  }
}

/** Compares an Application with Git, and begins a sync where they differ. */
export async function reconcileApplication(
  context: HubContext,
  applications: Applications,
  namespace: string,
  name: string,
) {
  const { resources, reader, live, clusters, cloneUrl } = context;
  const found = resources.store.get('applications', namespace, name);
  if (!found) return;
  if (found.metadata.deletionTimestamp) {
    // not awaited, so that other Applications do not wait for it
    finish(context, applications, found).catch(() => undefined);
    return;
  }
  const fresh = found.metadata.annotations?.[REFRESH] !== undefined;
  const spec = readApplication(found);
  const { uid } = found.metadata;
  const running = live.get(uid);
  if (spec.repoURL !== cloneUrl) {
    const object = fresh ? consumeRefresh(context, found) : found;
    if (object && running) applications.show(object, running);
    return;
  }
  const commit = await reader.head(fresh);
  const manifests = await render(context, spec, commit);
  const object = fresh ? consumeRefresh(context, found) : found;
  if (!object) return;

  const health = running ? applications.healthOf(name, running) : 'Missing';
  const project = resources.store.get(
    'appprojects',
    ARGOCD_NAMESPACE,
    spec.project,
  );
  const refused = checkDestination(spec, project, clusters);
  if (refused) {
    applications.cancel(uid);
    applications.write(object, {
      sync: 'Unknown',
      health: 'Unknown',
      conditions: [{ type: 'InvalidSpecError', message: refused }],
    });
  } else if (typeof manifests === 'string') {
    applications.cancel(uid);
    applications.write(object, {
      sync: 'Unknown',
      health,
      revision: commit,
      conditions: [{ type: 'ComparisonError', message: manifests }],
    });
  } else if (running?.manifests.digest === manifests.digest) {
    running.commit = commit;
    if (!applications.isRunning(uid)) applications.show(object, running);
  } else if (!applications.isSyncing(uid, manifests)) {
    applications.sync(object, manifests, commit);
  }
}

/** Compiles a glob of an AppProject, in which `*` matches anything. */
function allows(pattern: string | undefined, value: string): boolean {
  const parts = (pattern ?? '').split('*');
  const source = parts.map(part => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${source.join('.*')}$`).test(value);
}

/** Says why Argo CD would refuse the spec, in its own words. */
function checkDestination(
  spec: ApplicationSpec,
  project: ApiObject | undefined,
  clusters: SeedCluster[],
): string | undefined {
  const { cluster, namespace } = spec;
  const known = [...clusters, IN_CLUSTER].find(
    ({ name, server }) => name === cluster || server === cluster,
  );
  if (!known) {
    return `application destination spec is invalid: there are no clusters with this name: ${cluster}`;
  }
  if (!project) {
    return `Application referencing project ${spec.project} which does not exist`;
  }
  const allowed = objects(project.spec, 'destinations').some(
    each =>
      allows(text(each, 'namespace'), namespace) &&
      (allows(text(each, 'name'), known.name) ||
        allows(text(each, 'server'), known.server)),
  );
  if (allowed) return undefined;
  return `application destination server '${cluster}' and namespace '${namespace}' do not match any of the allowed destinations in project '${spec.project}'`;
}
