import type { JsonObject } from '@argosy/control-plane';

export type OwnerReference = {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
  controller?: boolean;
  blockOwnerDeletion?: boolean;
};

/** The metadata that a client may set. The rest is the server's. */
export interface DraftMetadata {
  name: string;
  namespace?: string;
  resourceVersion?: string;
  uid?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  finalizers?: string[];
  ownerReferences?: OwnerReference[];
}

export interface Draft {
  apiVersion: string;
  kind: string;
  metadata: DraftMetadata;
  spec?: JsonObject;
  status?: JsonObject;
  operation?: JsonObject;
}

interface Metadata extends DraftMetadata {
  namespace: string;
  resourceVersion: string;
  uid: string;
  generation: number;
  creationTimestamp: string;
  deletionTimestamp?: string;
  deletionGracePeriodSeconds?: number;
}

/** A stored object. It is never changed in place: a write stores a new one. */
export interface ApiObject extends Draft {
  metadata: Metadata;
}

/** What a write is about: ApplicationSets have their status beside them. */
export type Part = 'object' | 'status';
