import type {
  ApplicationObservation,
  ApplicationSetObservation,
  Cluster,
  ResourceTree,
} from '@argosy/plugin-deployments-common';

/** An object that cannot be used, and why. The others are not held up by it. */
export interface Unreadable {
  namespace: string;
  name: string;
  /** Where even that can be read. */
  uid?: string;
  why: string;
}

/** The clusters of a hub. Those that cannot be read have a name and no namespace. */
export interface ClusterList {
  items: Cluster[];
  unreadable: Unreadable[];
}

/** An event of a watch. `resourceVersion` is how far the watch has come, bookmarks included. */
export type WatchEvent<T> =
  | { type: 'upsert'; item: T; resourceVersion: string }
  | { type: 'delete'; namespace: string; name: string; resourceVersion: string }
  | { type: 'unreadable'; item: Unreadable; resourceVersion: string }
  | { type: 'bookmark'; resourceVersion: string };

/** The kinds that are observed, by the plural that the Kubernetes API knows. */
export interface Observed {
  applications: ApplicationObservation;
  applicationsets: ApplicationSetObservation;
}

/** One Kubernetes cluster that runs Argo CD. Errors are those of `@backstage/errors`, with their cause. */
export interface Hub {
  readonly name: string;
  readonly namespaces: readonly string[];
  /** Address of Argo CD's pages, for links. */
  readonly url?: string;
  /** False without access to Argo CD's own API. */
  readonly details: boolean;
  /** Pages of the whole list; `resourceVersion` of the last page is where a watch can begin. */
  list<K extends keyof Observed>(
    kind: K,
    namespace: string,
    signal: AbortSignal,
  ): AsyncIterable<{
    items: Observed[K][];
    unreadable?: Unreadable[];
    resourceVersion: string;
  }>;
  /** Events from `from` on. Ends quietly when the server ends it; throws `ResourceExpiredError` on 410. */
  watch<K extends keyof Observed>(
    kind: K,
    namespace: string,
    from: string,
    signal: AbortSignal,
  ): AsyncIterable<WatchEvent<Observed[K]>>;
  listClusters(signal: AbortSignal): Promise<ClusterList>;
  /** The names of the AppProjects. */
  listAppProjects(signal: AbortSignal): Promise<string[]>;
  getResourceTree(
    application: { namespace: string; name: string; project: string },
    signal: AbortSignal,
  ): Promise<ResourceTree>;
  /** A message about the rights that our account lacks. Undefined if it has all that are needed. */
  findMissingRights(signal: AbortSignal): Promise<string | undefined>;
  /** Sets the refresh annotation. False when there is no such object. */
  refresh(
    kind: keyof Observed,
    namespace: string,
    name: string,
  ): Promise<boolean>;
}
