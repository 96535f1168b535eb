import { ARGOCD_NAMESPACE, text } from '@argosy/control-plane';
import { ApiError } from '../../kubernetes/ApiError';
import { GROUP, KINDS, VERSION } from '../../kubernetes/kinds';
import type { Plural } from '../../kubernetes/kinds';
import type { ApiObject, Draft } from '../../kubernetes/objects';
import { timestamp } from '../../kubernetes/Resources';
import type { Applications } from '../applications/Applications';
import type { StatusChange } from '../applications/applicationStatus';
import type { HubContext } from '../HubContext';
import { operationState } from '../applications/operation';
import { readApplication } from '../applications/readApplication';
import { REFRESH } from '../applications/reconcileApplication';
import { SET_REFRESH, without } from '../sets/reconcileSet';
import type { Files } from '../repository/RepositoryReader';
import { rootHealth } from './rootHealth';
import { ROOT, TRACKING, readDrafts } from './readDrafts';

const PLURALS: Plural[] = ['appprojects', 'applicationsets'];

const pluralOf = (draft: Draft) =>
  PLURALS.find(plural => KINDS[plural].kind === draft.kind);

/** Returns the folder that the root Application of a hub applies. */
export const rootFolder = (hub: string | undefined) =>
  hub ? `argocd/${hub}` : 'argocd';

/** Applies one resource. An annotation that asks for a refresh stays. */
function apply({ resources }: HubContext, plural: Plural, draft: Draft) {
  const live = resources.store.get(
    plural,
    ARGOCD_NAMESPACE,
    draft.metadata.name,
  );
  if (!live) {
    resources.create(plural, ARGOCD_NAMESPACE, draft);
    return;
  }
  const refresh = live.metadata.annotations?.[SET_REFRESH];
  const annotations = {
    ...draft.metadata.annotations,
    ...(refresh ? { [SET_REFRESH]: refresh } : {}),
  };
  resources.update(plural, live, {
    ...draft,
    metadata: { ...draft.metadata, annotations },
    status: live.status,
  });
}

function prune({ resources }: HubContext, plural: Plural, drafts: Draft[]) {
  const gone = (object: ApiObject) =>
    object.metadata.annotations?.[TRACKING]?.startsWith(`${ROOT}:`) &&
    !drafts.some(
      ({ kind, metadata }) =>
        kind === object.kind && metadata.name === object.metadata.name,
    );
  resources.store
    .list(plural, ARGOCD_NAMESPACE)
    .filter(gone)
    .forEach(object => resources.remove(plural, object));
}

/**
 * Removes the finalizer of deleted projects that no Application names any more. An Application whose project is
 * gone could not be deleted.
 */
function freeProjects({ resources }: HubContext) {
  const named = new Set(
    resources.store
      .list('applications', ARGOCD_NAMESPACE)
      .map(({ spec }) => text(spec, 'project')),
  );
  for (const { metadata } of resources.store.list(
    'appprojects',
    ARGOCD_NAMESPACE,
  )) {
    const { name, deletionTimestamp } = metadata;
    if (!deletionTimestamp || named.has(name)) continue;
    resources.modify('appprojects', ARGOCD_NAMESPACE, name, now => ({
      ...now,
      metadata: { ...now.metadata, finalizers: undefined },
    }));
  }
}

const toResource = ({ kind, metadata }: Draft) => ({
  group: GROUP,
  version: VERSION,
  kind,
  name: metadata.name,
  images: [],
  replicas: 0,
});

/** Syncs the root Application: applies the AppProjects and ApplicationSets in Git to the API. */
export async function syncRoot(
  context: HubContext,
  applications: Applications,
) {
  const { resources, reader, hub } = context;
  const root = resources.store.get('applications', ARGOCD_NAMESPACE, ROOT);
  if (!root) return;
  const commit = await reader.head(
    root.metadata.annotations?.[REFRESH] !== undefined,
  );
  const files = await reader.files(commit);
  const object = resources.modify(
    'applications',
    ARGOCD_NAMESPACE,
    ROOT,
    now => ({
      ...now,
      metadata: {
        ...now.metadata,
        annotations: without(now.metadata.annotations, REFRESH),
      },
    }),
  );
  if (!object) return;
  applications.write(
    object,
    applyFolder(context, object, { files, commit, hub }),
  );
}

/** Applies the folder of the root Application. @returns what to write into its status */
function applyFolder(
  context: HubContext,
  root: ApiObject,
  { files, commit, hub }: { files: Files; commit: string; hub?: string },
): StatusChange {
  const startedAt = timestamp();
  try {
    const drafts = readDrafts(files, rootFolder(hub));
    for (const plural of PLURALS) {
      drafts
        .filter(draft => pluralOf(draft) === plural)
        .forEach(draft => apply(context, plural, draft));
    }
    [...PLURALS].reverse().forEach(plural => prune(context, plural, drafts));
    freeProjects(context);
    const manifests = { digest: commit, resources: drafts.map(toResource) };
    const synced: StatusChange = {
      sync: 'Synced',
      health: rootHealth(context),
      revision: commit,
      manifests,
    };
    if (text(root.status, 'sync', 'revision') === commit) return synced;
    return {
      ...synced,
      deployed: { revision: commit, startedAt },
      operationState: operationState({
        spec: readApplication(root),
        manifests,
        revision: commit,
        startedAt,
        message: 'successfully synced (all tasks run)',
        finished: true,
      }),
    };
  } catch (error) {
    if (!(error instanceof ApiError) && !(error instanceof SyntaxError))
      throw error;
    const message = `Failed to load target state: failed to generate manifest for source 1 of 1: rpc error: code = FailedPrecondition desc = ${error.message}`;
    return {
      sync: 'Unknown',
      health: rootHealth(context),
      revision: commit,
      conditions: [{ type: 'ComparisonError', message }],
    };
  }
}
