import { isObject } from '@argosy/control-plane';
import type { Json, JsonObject } from '@argosy/control-plane';
import type { DraftMetadata, OwnerReference } from './objects';
import { isDateTime } from './schema/isDateTime';

/** A body that the API server cannot read into the types of Kubernetes. */
export class UnreadableError extends Error {}

/** What Go calls the types of JSON values. */
function goType(value: Json): string {
  if (Array.isArray(value)) return 'array';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}

const unreadable = (value: Json, where: string, type: string) =>
  new UnreadableError(
    `json: cannot unmarshal ${goType(value)} into Go ${where} of type ${type}`,
  );

const inMetadata = (field: string) => `struct field ObjectMeta.${field}`;

/** Reads a text. As in Go, null is the same as none. */
function textAt(
  object: JsonObject,
  key: string,
  { where = inMetadata(key), type = 'string' } = {},
): string | undefined {
  const value = object[key] ?? undefined;
  if (value === undefined || typeof value === 'string') return value;
  throw unreadable(value, where, type);
}

/** Reads an element. As in Go, null is the empty text. */
function element(value: Json | undefined, field: string): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  throw unreadable(value, inMetadata(field), 'string');
}

function mapAt(metadata: JsonObject, field: string) {
  const value = metadata[field] ?? {};
  if (!isObject(value)) {
    throw unreadable(value, inMetadata(field), 'map[string]string');
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, element(each, field)]),
  );
}

function listAt(metadata: JsonObject, field: string, type: string): Json[] {
  const value = metadata[field] ?? [];
  if (Array.isArray(value)) return value;
  throw unreadable(value, inMetadata(field), type);
}

function readOwner(owner: Json): OwnerReference {
  if (!isObject(owner)) {
    throw unreadable(owner, inMetadata('ownerReferences'), 'v1.OwnerReference');
  }
  const where = (key: string) =>
    `struct field OwnerReference.ownerReferences.${key}`;
  const read = (key: string) => textAt(owner, key, { where: where(key) }) ?? '';
  const flag = (key: string) => {
    const value = owner[key] ?? undefined;
    if (value === undefined) return {};
    if (typeof value === 'boolean') return { [key]: value };
    throw unreadable(value, where(key), 'bool');
  };
  return {
    apiVersion: read('apiVersion'),
    kind: read('kind'),
    name: read('name'),
    uid: textAt(owner, 'uid', { where: where('uid'), type: 'types.UID' }) ?? '',
    ...flag('controller'),
    ...flag('blockOwnerDeletion'),
  };
}

/** Only reads them: they are the server's to set. */
function checkTimes(metadata: JsonObject) {
  for (const key of ['creationTimestamp', 'deletionTimestamp']) {
    const time = textAt(metadata, key, { type: 'string' });
    if (time !== undefined && !isDateTime(time)) {
      const shown = JSON.stringify(time);
      throw new UnreadableError(
        `parsing time ${shown} as "2006-01-02T15:04:05Z07:00": cannot parse ${shown} as "2006"`,
      );
    }
  }
}

const unlessEmpty = <T extends object>(name: string, value: T) =>
  Object.keys(value).length > 0 ? { [name]: value } : {};

/**
 * Reads the metadata that a client may set.
 * @throws UnreadableError with the words of Go's decoder
 */
export function readMetadata(metadata: Json = {}): DraftMetadata {
  if (metadata !== null && !isObject(metadata)) {
    throw unreadable(metadata, 'value', 'v1.ObjectMeta');
  }
  const given = metadata ?? {};
  checkTimes(given);
  const optional = (name: string, type?: string) => {
    const value = textAt(given, name, { type });
    return value === undefined ? {} : { [name]: value };
  };
  const owners = listAt(given, 'ownerReferences', '[]v1.OwnerReference');
  const finalizers = listAt(given, 'finalizers', '[]string');
  return {
    name: textAt(given, 'name') ?? '',
    ...optional('namespace'),
    ...optional('resourceVersion'),
    ...optional('uid', 'types.UID'),
    ...unlessEmpty('labels', mapAt(given, 'labels')),
    ...unlessEmpty('annotations', mapAt(given, 'annotations')),
    ...unlessEmpty(
      'finalizers',
      finalizers.map(each => element(each, 'finalizers')),
    ),
    ...unlessEmpty('ownerReferences', owners.map(readOwner)),
  };
}
