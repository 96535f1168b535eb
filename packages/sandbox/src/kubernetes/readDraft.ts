import { isObject, text } from '@argosy/control-plane';
import type { JsonObject } from '@argosy/control-plane';
import { badRequest, invalidPatch } from './ApiError';
import { pluralOfKind, VERSION } from './kinds';
import type { Draft, Part } from './objects';
import { readMetadata, UnreadableError } from './readMetadata';
import { admit } from './schema/admit';

const field = (body: JsonObject, name: string) => {
  const value = body[name];
  return isObject(value) ? { [name]: value } : {};
};

/** Reads an object, and drops fields that the definitions do not have. */
function read(body: unknown, part: Part): Draft {
  if (!isObject(body)) throw badRequest('the object provided is not an object');
  const { apiVersion: _, kind: __, metadata: given, ...content } = body;
  const [apiVersion, kind] = ['apiVersion', 'kind'].map(
    key => text(body, key) ?? '',
  );
  const metadata = readMetadata(given);
  const plural = pluralOfKind(apiVersion, kind);
  const admitted = plural
    ? admit({ plural, name: metadata.name, part }, content)
    : content;
  return {
    apiVersion,
    kind,
    metadata,
    ...field(admitted, 'spec'),
    ...field(admitted, 'status'),
    ...field(admitted, 'operation'),
  };
}

/**
 * Reads the body of a request, or a manifest.
 * @throws ApiError when it is not what the definition of its kind says
 */
export function readDraft(body: unknown, part: Part = 'object'): Draft {
  try {
    return read(body, part);
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    const kind = text(body, 'kind');
    throw badRequest(
      `${kind} in version "${VERSION}" cannot be handled as a ${kind}: ${error.message}`,
    );
  }
}

/**
 * Reads what a patch has made of an object.
 * @throws ApiError when it is not what the definition of its kind says
 */
export function readPatched(patched: unknown, part: Part): Draft {
  try {
    return read(patched, part);
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    throw invalidPatch(patched, error.message);
  }
}
