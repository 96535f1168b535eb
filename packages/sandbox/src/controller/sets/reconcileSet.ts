import type {
  ExpandedApplication,
  ExpandedSet,
} from '@argosy/plugin-deployments-planner';
import { dig, text } from '@argosy/control-plane';
import { ApiError } from '../../kubernetes/ApiError';
import type { ApiObject, Draft } from '../../kubernetes/objects';
import type { HubContext } from '../HubContext';
import { expandSets } from './expandSets';
import { keepIgnored } from './keepIgnored';
import { setStatus } from './setStatus';
import type { Problem } from './setStatus';

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
function desired(
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
function finish(context: HubContext, set: ApiObject) {
  const { resources } = context;
  const policy = text(set.spec, 'syncPolicy', 'applicationsSync') ?? 'sync';
  for (const application of ownedBy(context, set)) {
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
  const refused = apply(context, set, expanded);
  prune(context, set, expanded);
  report(context, set, problemOf(expanded, set) ?? refused);
}

/**
 * What Argo CD would say is wrong. Of a config file that is no JSON the expansion says that it is not known; Argo CD
 * refuses it, with words for each fault of which the sandbox has one.
 */
function problemOf(
  { problem }: ExpandedSet,
  { spec }: ApiObject,
): Problem | undefined {
  if (problem?.reason !== 'ConfigFileBeyondPreview') return problem;
  const generators = dig(spec, 'generators');
  const [first] = Array.isArray(generators) ? generators : [];
  const repository = text(first, 'git', 'repoURL');
  return {
    reason: 'ApplicationGenerationFromParamsError',
    message: `error generating params from git: unable to process file '${problem.file}' from repository '${repository}': unable to parse file: error converting YAML to JSON: yaml: line 1: did not find expected node content`,
  };
}

/** Creates and updates what the set generates. @returns the first refusal of the API */
function apply(
  { resources }: HubContext,
  set: ApiObject,
  { applications, policy }: ExpandedSet,
): Problem | undefined {
  const { namespace } = set.metadata;
  let problem: Problem | undefined;
  for (const each of applications) {
    const live = resources.store.get('applications', namespace, each.name);
    try {
      if (!live) {
        resources.create('applications', namespace, desired(each, set, live));
      } else if (policy === 'sync' || policy === 'create-update') {
        resources.update('applications', live, desired(each, set, live));
      }
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      problem ??= { reason: 'UpdateApplicationError', message: error.message };
    }
  }
  return problem;
}

const ownedBy = ({ resources }: HubContext, { metadata }: ApiObject) =>
  resources.store
    .list('applications', metadata.namespace)
    .filter(each => ownerOf(each)?.uid === metadata.uid);

/** Removes what the set owns and no longer generates. */
function prune(context: HubContext, set: ApiObject, expanded: ExpandedSet) {
  const { policy, stopped, applications, refused } = expanded;
  if (stopped || (policy !== 'sync' && policy !== 'create-delete')) return;
  const names = [...applications, ...refused].map(each => each.name);
  ownedBy(context, set)
    .filter(({ metadata }) => !names.includes(metadata.name))
    .forEach(each => context.resources.remove('applications', each));
}

/** Writes the status of the set, and removes its request for a refresh once that is answered. */
function report(context: HubContext, set: ApiObject, problem?: Problem) {
  const { resources } = context;
  const { namespace, name } = set.metadata;
  const owned = ownedBy(context, set);
  resources.modify(
    'applicationsets',
    namespace,
    name,
    object => ({ ...object, status: setStatus(object, owned, problem) }),
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
