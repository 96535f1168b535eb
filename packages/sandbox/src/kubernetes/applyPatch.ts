import { applyPatch as applyJsonPatch } from 'fast-json-patch';
import type { Operation } from 'fast-json-patch';
import { isObject } from '@argosy/control-plane';
import type { Json, JsonObject } from '@argosy/control-plane';
import { ApiError, badRequest } from './ApiError';
import type { ApiObject } from './objects';

const OPERATIONS = ['add', 'remove', 'replace', 'move', 'copy', 'test'];

const isOperation = (value: unknown): value is Operation =>
  isObject(value) &&
  OPERATIONS.includes(String(value.op)) &&
  typeof value.path === 'string';

/** A JSON merge patch, RFC 7386. */
function merge(target: unknown, patch: Json): Json {
  if (!isObject(patch)) return patch;
  const merged: JsonObject = isObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else if (value !== undefined) merged[key] = merge(merged[key], value);
  }
  return merged;
}

function jsonPatch(before: ApiObject, patch: unknown): unknown {
  if (!Array.isArray(patch) || !patch.every(isOperation)) {
    throw badRequest('error decoding patch: a list of operations is expected');
  }
  try {
    const document = structuredClone(before);
    return applyJsonPatch(document, patch, true).newDocument;
  } catch (error) {
    throw new ApiError(
      422,
      'Invalid',
      'the server rejected our request due to an error in our request',
      { causes: [{ message: String(error) }] },
    );
  }
}

/** Returns what a patch makes of an object. It may be no object of this kind any more. */
export function applyPatch(
  before: ApiObject,
  contentType: string,
  patch: Json,
): unknown {
  switch (contentType.split(';')[0].trim()) {
    case 'application/merge-patch+json':
      if (!isObject(patch))
        throw badRequest('error decoding patch: an object is expected');
      return merge(structuredClone(before), patch);
    case 'application/json-patch+json':
      return jsonPatch(before, patch);
    default:
      throw new ApiError(
        415,
        'UnsupportedMediaType',
        'the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json',
      );
  }
}
