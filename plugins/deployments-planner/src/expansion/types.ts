import { Globbing } from './generators/glob';
import { JsonObject } from './files/json';

/** What Argo CD says, or would say, is wrong. `type` is that of its condition; `PreviewLimit` where only this preview does not know. @public */
export interface ExpansionProblem {
  type: 'ErrorOccurred' | 'InvalidSpecError' | 'PreviewLimit';
  reason: string;
  /** Argo CD's own words. */
  message: string;
  /** The config file it is about, where one can be named. */
  file?: string;
}

/** An Application as Argo CD would create it. @public */
export interface ApplicationObject {
  apiVersion: 'argoproj.io/v1alpha1';
  kind: 'Application';
  metadata: {
    name: string;
    namespace: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    finalizers?: string[];
  };
  spec: JsonObject;
}

/** One Application of a set. @public */
export interface ExpandedApplication {
  name: string;
  /** Name of its ApplicationSet. */
  set: string;
  hub?: string;
  /** The config file it comes from. */
  file: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  project: string;
  /** `spec.source.path`. */
  path: string;
  /** `spec.destination.name`, or its server. */
  cluster: string;
  /** Namespace of the workloads. */
  namespace: string;
  service?: string;
  environment?: string;
  region?: string;
  application: ApplicationObject;
  /** It is created and cannot be synced. */
  problem?: ExpansionProblem;
}

/** @public */
export type SyncPolicy =
  'sync' | 'create-only' | 'create-update' | 'create-delete';

/** An ApplicationSet and what it would generate. @public */
export interface ExpandedSet {
  hub?: string;
  name: string;
  namespace: string;
  /** The file that holds the ApplicationSet. */
  file: string;
  project: string;
  policy: SyncPolicy;
  /** `preserveResourcesOnDeletion`: workloads outlive their Application. */
  preserve: boolean;
  /** The set frees its Applications when it is deleted, where its policy keeps them. */
  finalizer: boolean;
  /** Sorted by name. Empty where the set is stopped. */
  applications: ExpandedApplication[];
  /** Generated and refused: neither created nor updated, and not deleted either. */
  refused: Array<ExpandedApplication & { problem: ExpansionProblem }>;
  /** Nothing is generated, and nothing that stands is touched. */
  stopped: boolean;
  /** The condition that Argo CD would show on the set. */
  problem?: ExpansionProblem;
}

/** @public */
export interface Expansion {
  sets: ExpandedSet[];
  /** Files under `argocd/` that cannot be read at all. */
  unreadable: Array<{ file: string; message: string }>;
}

/** @public */
export interface ExpansionInput {
  /** Content by path. */
  files: ReadonlyMap<string, string>;
  /** Clusters that Argo CD knows; a bare name is known on every hub. `in-cluster` is always known. */
  clusters: ReadonlyArray<string | { hub: string; name: string }>;
  /** Default `doublestar`. */
  globbing?: Globbing;
  /** Which set owns an Application that stands, by {@link applicationKey}. Else the first set in the order of files wins. */
  owners?: ReadonlyMap<string, string>;
}

/** What makes an Application one of its kind: hub, namespace and name. @public */
export const applicationKey = (
  hub: string | undefined,
  namespace: string,
  name: string,
) => `${hub ?? ''}/${namespace}/${name}`;
