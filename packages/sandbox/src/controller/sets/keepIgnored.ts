import { getValueByPointer } from 'fast-json-patch';
import { isObject, objects, strings } from '@argosy/control-plane';
import type { JsonObject } from '@argosy/control-plane';
import type { Draft } from '../../kubernetes/objects';

/** Returns a copy of `target` with the value at these keys. */
function withValue(
  target: JsonObject,
  [key, ...rest]: string[],
  value: JsonObject[string],
): JsonObject {
  if (rest.length === 0) return { ...target, [key]: value };
  const inner = target[key];
  return {
    ...target,
    [key]: withValue(isObject(inner) ? inner : {}, rest, value),
  };
}

/** Applies `ignoreApplicationDifferences`: what a spec has at these paths stays, whatever the template says. */
export function keepIgnored(
  desired: JsonObject,
  live: Draft,
  set: Draft,
): JsonObject {
  const pointers = objects(set.spec, 'ignoreApplicationDifferences').flatMap(
    each => strings(each, 'jsonPointers'),
  );
  return pointers.reduce((spec, pointer) => {
    const [, top, ...path] = pointer.split('/');
    if (top !== 'spec' || path.length === 0) return spec;
    let value: JsonObject[string];
    try {
      value = getValueByPointer(live, pointer);
    } catch {
      // the path does not exist: there is nothing to keep
    }
    return value === undefined ? spec : withValue(spec, path, value);
  }, desired);
}
