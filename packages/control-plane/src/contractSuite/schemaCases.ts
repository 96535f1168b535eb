import type { Json, JsonObject } from '../json';

/** A field of an Application, a value that it must not have, and what the API server answers. */
export interface SchemaCase {
  /** As in `/status/health`. */
  path: string;
  value: Json;
  /** What is left in its place. Undefined means that the field is dropped. */
  left?: Json;
}

/** A case that is refused with 422. */
export interface RefusedCase extends SchemaCase {
  reason: string;
  /** When it is another one than that of the path. */
  field?: string;
  message: string;
}

export const fieldOf = (path: string) => path.slice(1).replaceAll('/', '.');

/** The field must be of one type, and the value is of another. */
function wrongType(
  path: string,
  value: Json,
  expected: string,
  found: string,
  field = fieldOf(path),
): RefusedCase {
  const shown = JSON.stringify(found);
  return {
    ...{ path, value, field },
    reason: 'FieldValueTypeInvalid',
    message: `Invalid value: ${shown}: ${field} in body must be of type ${expected}: ${shown}`,
  };
}

const missing = (path: string, value: Json, field?: string): RefusedCase => ({
  ...{ path, value, field },
  reason: 'FieldValueRequired',
  message: 'Required value',
});

const HYDRATION = '/status/sourceHydrator/currentOperation';

/** Shapes that a reader might fail on. The API server lets none of them in. */
export const REFUSED: RefusedCase[] = [
  wrongType('/status', 'x', 'object', 'string'),
  wrongType('/status/health', 'Healthy', 'object', 'string'),
  wrongType('/status/health', [], 'object', 'array'),
  wrongType('/status/summary', 'x', 'object', 'string'),
  wrongType('/status/summary', 7, 'object', 'integer'),
  wrongType('/status/summary/images', { a: 'b' }, 'array', 'object'),
  wrongType(
    '/status/summary/images',
    ['a', null],
    'string',
    'null',
    'status.summary.images[1]',
  ),
  wrongType('/status/conditions', {}, 'array', 'object'),
  wrongType(
    '/status/conditions',
    [null],
    'object',
    'null',
    'status.conditions[0]',
  ),
  missing(
    '/status/conditions',
    [{ type: 'x' }],
    'status.conditions[0].message',
  ),
  wrongType('/status/resources', {}, 'array', 'object'),
  wrongType(
    '/status/resources',
    [null],
    'object',
    'null',
    'status.resources[0]',
  ),
  wrongType('/status/operationState', 'Running', 'object', 'string'),
  wrongType('/status/sync/status', 7, 'string', 'integer'),
  missing('/status/sync', {}, 'status.sync.status'),
  missing('/status/sync/status', null),
  wrongType('/status/reconciledAt', 7, 'date-time', 'int64'),
  wrongType('/status/reconciledAt', {}, 'date-time', ''),
  wrongType('/status/reconciledAt', 'yesterday', 'date-time', 'yesterday'),
  wrongType(
    '/status/reconciledAt',
    '2020-02-30T00:00:00Z',
    'date-time',
    '2020-02-30T00:00:00Z',
  ),
  {
    path: HYDRATION,
    value: { phase: 'Nope', message: '', startedAt: '2020-01-01T00:00:00Z' },
    field: `${fieldOf(HYDRATION)}.phase`,
    reason: 'FieldValueNotSupported',
    message:
      'Unsupported value: "Nope": supported values: "Hydrating", "Failed", "Hydrated"',
  },
  missing('/spec', null),
  wrongType('/spec', 'x', 'object', 'string'),
  missing('/spec/project', null),
  wrongType('/spec/project', 7, 'string', 'integer'),
  missing('/spec/destination', null),
  wrongType('/spec/destination', 7, 'object', 'integer'),
  wrongType('/spec/source', 7, 'object', 'integer'),
  wrongType('/spec/sources', [7], 'object', 'integer', 'spec.sources[0]'),
  wrongType('/spec/syncPolicy/automated/prune', 'yes', 'boolean', 'string'),
  wrongType('/spec/syncPolicy/retry/limit', '1', 'integer', 'string'),
  {
    path: '/spec/sourceHydrator',
    value: {
      drySource: { path: 'a', repoURL: 'b', targetRevision: 'c' },
      syncSource: { path: '', targetBranch: 'd' },
    },
    field: 'spec.sourceHydrator.syncSource.path',
    reason: 'FieldValueInvalid',
    message:
      'Invalid value: "": spec.sourceHydrator.syncSource.path in body should be at least 1 chars long',
  },
  wrongType('/operation', 'x', 'object', 'string'),
];

/** Shapes that are taken, with what becomes of them. */
export const TAKEN: SchemaCase[] = [
  ...[
    '/status',
    '/status/health',
    '/status/sync',
    '/status/summary',
    '/status/conditions',
    '/status/history',
    '/status/operationState',
    '/status/summary/images',
    '/spec/destination/server',
    '/spec/syncPolicy/automated/prune',
    '/operation',
  ].map(path => ({ path, value: null })),
  { path: '/spec/destination', value: {}, left: {} },
  { path: '/status/sync', value: { status: '?' }, left: { status: '?' } },
  // the one that is real: a list where a date must stand
  { path: '/status/reconciledAt', value: [], left: [] },
  { path: '/unknown', value: 1 },
  { path: '/spec/unknown', value: 1 },
  { path: '/status/unknown', value: { a: 1 } },
  {
    path: '/spec/source/helm',
    value: { valuesObject: { a: { b: null } } },
    left: { valuesObject: { a: { b: null } } },
  },
  {
    path: '/spec/source/kustomize',
    value: { replicas: [{ name: 'a', count: '3' }] },
    left: { replicas: [{ name: 'a', count: '3' }] },
  },
  { path: '/metadata/labels', value: null },
  { path: '/metadata/labels', value: { a: null }, left: { a: '' } },
  { path: '/metadata/annotations', value: { a: null }, left: { a: '' } },
];

/** Metadata that Go's decoder cannot read: 400 for a create, 422 for a patch. */
export const UNREADABLE: Array<[path: string, value: Json, said: string]> = [
  ['/metadata', 'x', 'string into Go value of type v1.ObjectMeta'],
  [
    '/metadata/name',
    7,
    'number into Go struct field ObjectMeta.name of type string',
  ],
  [
    '/metadata/labels',
    { a: 7 },
    'number into Go struct field ObjectMeta.labels of type string',
  ],
  [
    '/metadata/labels',
    'x',
    'string into Go struct field ObjectMeta.labels of type map[string]string',
  ],
  [
    '/metadata/annotations',
    { a: true },
    'bool into Go struct field ObjectMeta.annotations of type string',
  ],
  [
    '/metadata/finalizers',
    [7],
    'number into Go struct field ObjectMeta.finalizers of type string',
  ],
  [
    '/metadata/ownerReferences',
    'x',
    'string into Go struct field ObjectMeta.ownerReferences of type []v1.OwnerReference',
  ],
  [
    '/metadata/ownerReferences',
    [{ apiVersion: 7 }],
    'number into Go struct field OwnerReference.ownerReferences.apiVersion of type string',
  ],
];

/** Returns an object with this value at this path. */
export function put(
  object: JsonObject,
  [key, ...rest]: string[],
  value: Json,
): JsonObject {
  const at = object[key];
  const inner = typeof at === 'object' && !Array.isArray(at) && at ? at : {};
  return {
    ...object,
    [key]: rest.length > 0 ? put(inner, rest, value) : value,
  };
}
