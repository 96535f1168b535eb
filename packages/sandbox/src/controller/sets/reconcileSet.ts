import type { ExpandedApplication } from '@argosy/plugin-deployments-planner';
import { text } from '@argosy/control-plane';
import { ApiError } from '../../kubernetes/ApiError';
import type { ApiObject, Draft } from '../../kubernetes/objects';
import type { HubContext } from '../HubContext';
import { expandSets } from './expandSets';
import { keepIgnored } from './keepIgnored';
import { setStatus } from './setStatus';

export const SET_REFRESH = 'argocd.argoproj.io/application-set-refresh';
export const FINALIZER = 'resources-finalizer.argocd.argoproj.io';

/** Argo CD gives up before it has removed the annotation, and after that reacts only to another value. */
const UNANSWERED = [
  'ApplicationGenerationFromParamsError',
  'RenderTemplateParamsError',
  'UpdateApplicationError',
];

const KEPT_ANNOTATIONS = ['argocd.argoproj.io/refresh'];

export const ownerOf = ({ metadata }: ApiObject) =>
  metadata.ownerReferences?.find(each => each.kind === 'ApplicationSet');

export const without = (
  map: Record<string, string> | undefined,
  key: string,
) => {
  const { [key]: _, ...rest } = map ?? {};
  return rest;
};

/** Makes the Application that the set generates, on top of the existing one. */
function wanted(
  { application }: ExpandedApplication,
  set: ApiObject,
  live: ApiObject | undefined,
): Draft {
  const { apiVersion, kind, metadata, spec } = application;
  const kept = Object.entries(live?.metadata.annotations ?? {}).filter(
    ([name]) => KEPT_ANNOTATIONS.includes(name),
  );
  return {
    apiVersion,
    kind,
    metadata: {
      ...metadata,
      annotations: { ...metadata.annotations, ...Object.fromEntries(kept) },
      ownerReferences: [
        {
          apiVersion: set.apiVersion,
          kind: set.kind,
          name: set.metadata.name,
          uid: set.metadata.uid,
          controller: true,
          blockOwnerDeletion: true,
        },
      ],
    },
    spec: live ? keepIgnored(spec, live, set) : spec,
    status: live?.status,
    operation: live?.operation,
  };
}

/** Releases or removes the Applications of a set that is being deleted. */
function finish({ resources }: HubContext, set: ApiObject) {
  const policy = text(set.spec, 'syncPolicy', 'applicationsSync') ?? 'sync';
  const owned = resources.store
    .list('applications', set.metadata.namespace)
    .filter(each => ownerOf(each)?.uid === set.metadata.uid);
  for (const application of owned) {
    if (policy === 'sync' || policy === 'create-delete') {
      resources.remove('applications', application);
    } else {
      const { ownerReferences: _, ...metadata } = application.metadata;
      resources.update('applications', application, {
        ...application,
        metadata,
      });
    }
  }
  const { finalizers, ...metadata } = set.metadata;
  resources.update('applicationsets', set, {
    ...set,
    metadata: {
      ...metadata,
      finalizers: finalizers?.filter(each => each !== FINALIZER),
    },
  });
}

/** Makes the Applications of a set match its generators, as far as its policy allows. */
export async function reconcileSet(
  context: HubContext,
  namespace: string,
  name: string,
) {
  const { resources, reader, clusters, hub } = context;
  const { store } = resources;
  const found = store.get('applicationsets', namespace, name);
  if (!found) return;
  if (found.metadata.deletionTimestamp) {
    finish(context, found);
    return;
  }
  const refresh = found.metadata.annotations?.[SET_REFRESH] !== undefined;
  const files = await reader.files(await reader.head(refresh));
  const set = store.get('applicationsets', namespace, name);
  if (!set) return;
  const expanded = expandSets({
    store,
    files,
    hub,
    clusters: clusters.map(cluster => cluster.name),
  }).find(each => each.name === name && each.namespace === namespace);
  if (!expanded) return;

  let problem: { reason: string; message: string } | undefined =
    expanded.problem;
  const { policy, stopped } = expanded;
  for (const each of expanded.applications) {
    const live = store.get('applications', namespace, each.name);
    try {
      if (!live) {
        resources.create('applications', namespace, wanted(each, set, live));
      } else if (policy === 'sync' || policy === 'create-update') {
        resources.update('applications', live, wanted(each, set, live));
      }
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      problem ??= { reason: 'UpdateApplicationError', message: error.message };
    }
  }
  const standing = () =>
    store
      .list('applications', namespace)
      .filter(each => ownerOf(each)?.uid === set.metadata.uid);
  if (!stopped && (policy === 'sync' || policy === 'create-delete')) {
    const named = [...expanded.applications, ...expanded.refused];
    standing()
      .filter(
        ({ metadata }) => !named.some(each => each.name === metadata.name),
      )
      .forEach(each => resources.remove('applications', each));
  }
  resources.modify(
    'applicationsets',
    namespace,
    name,
    object => ({ ...object, status: setStatus(object, standing(), problem) }),
    'status',
  );
  if (problem && UNANSWERED.includes(problem.reason)) return;
  resources.modify('applicationsets', namespace, name, object => ({
    ...object,
    metadata: {
      ...object.metadata,
      annotations: without(object.metadata.annotations, SET_REFRESH),
    },
  }));
}
