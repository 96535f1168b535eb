/**
 * What we keep of an Argo CD Application: only what screens and reactions need.
 * Times are ISO 8601.
 * @public
 */
export interface ApplicationObservation {
  hub: string;
  namespace: string;
  name: string;
  uid: string;
  labels: Record<string, string>;
  /** From our labels, where they are. */
  service?: string;
  environment?: string;
  region?: string;
  /** `spec.destination.name`, or its server where no name is given. */
  cluster: string;
  targetNamespace?: string;
  project: string;
  /** `spec.source.path` of the first source. */
  path?: string;
  sync: 'Synced' | 'OutOfSync' | 'Unknown';
  health:
    | 'Healthy'
    | 'Progressing'
    | 'Degraded'
    | 'Suspended'
    | 'Missing'
    | 'Unknown';
  revision?: string;
  images: string[];
  conditions: Array<{ type: string; message: string; at?: string }>;
  operation?: {
    phase: string;
    message?: string;
    startedAt?: string;
    finishedAt?: string;
  };
  /** Resources of the sync that failed, hooks among them. */
  failures: Array<{
    kind: string;
    name: string;
    message: string;
    hook: boolean;
  }>;
  reconciledAt?: string;
  deleting: boolean;
}

/** What we keep of an ApplicationSet. @public */
export interface ApplicationSetObservation {
  hub: string;
  namespace: string;
  name: string;
  uid: string;
  /** Conditions with status True and an error in them, newest first. */
  errors: Array<{
    type: string;
    reason?: string;
    message: string;
    at?: string;
  }>;
  /** Names of the Applications that stand in `status.resources`. */
  generated: string[];
}

/** What we keep of Argo CD's resource tree of one Application. @public */
export interface ResourceTree {
  nodes: Array<{
    group?: string;
    kind: string;
    name: string;
    namespace?: string;
    health?: { status: string; message?: string };
    /** `name: value` pairs as Argo CD shows them on a node. */
    info: Array<{ name: string; value: string }>;
    images: string[];
  }>;
}
