import {
  isObject,
  objects,
  stringMap,
  strings,
  text,
} from '@argosy/control-plane';
import type { JsonObject } from '@argosy/control-plane';
import { badRequest } from './ApiError';

type OwnerReference = {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
  controller?: boolean;
  blockOwnerDeletion?: boolean;
};

/** The metadata that a client may set. The rest is the server's. */
interface DraftMetadata {
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

const field = (body: JsonObject, name: string) => {
  const value = body[name];
  return isObject(value) ? { [name]: value } : {};
};

const unlessEmpty = <T extends object>(name: string, value: T | undefined) =>
  value && Object.keys(value).length > 0 ? { [name]: value } : {};

function readOwners(body: JsonObject): OwnerReference[] {
  return objects(body, 'metadata', 'ownerReferences').map(owner => ({
    apiVersion: text(owner, 'apiVersion') ?? '',
    kind: text(owner, 'kind') ?? '',
    name: text(owner, 'name') ?? '',
    uid: text(owner, 'uid') ?? '',
    ...(typeof owner.controller === 'boolean'
      ? { controller: owner.controller }
      : {}),
    ...(typeof owner.blockOwnerDeletion === 'boolean'
      ? { blockOwnerDeletion: owner.blockOwnerDeletion }
      : {}),
  }));
}

/** Parses a body, and drops fields that the definitions do not have. */
export function readDraft(body: unknown): Draft {
  if (!isObject(body)) throw badRequest('the object provided is not an object');
  const optional = (name: string) => {
    const value = text(body, 'metadata', name);
    return value === undefined ? {} : { [name]: value };
  };
  return {
    apiVersion: text(body, 'apiVersion') ?? '',
    kind: text(body, 'kind') ?? '',
    metadata: {
      name: text(body, 'metadata', 'name') ?? '',
      ...optional('namespace'),
      ...optional('resourceVersion'),
      ...optional('uid'),
      ...unlessEmpty('labels', stringMap(body, 'metadata', 'labels')),
      ...unlessEmpty('annotations', stringMap(body, 'metadata', 'annotations')),
      ...unlessEmpty('finalizers', strings(body, 'metadata', 'finalizers')),
      ...unlessEmpty('ownerReferences', readOwners(body)),
    },
    ...field(body, 'spec'),
    ...field(body, 'status'),
    ...field(body, 'operation'),
  };
}
