import { isObject } from '@argosy/control-plane';
import type { Json, JsonObject } from '@argosy/control-plane';
import type { Schema } from './compile';

/** Returns a value without the fields that its schema does not know, and without the nulls of those that it does. */
function prune(value: Json, schema: Schema | undefined): Json {
  if (Array.isArray(value)) {
    const items = value.map(each => prune(each, schema?.items));
    return items.some((each, index) => each !== value[index]) ? items : value;
  }
  return isObject(value) ? pruneObject(value, schema) : value;
}

/** The same of an object. What is right as it is, is not copied. */
export function pruneObject(
  value: JsonObject,
  schema: Schema | undefined,
): JsonObject {
  let kept: JsonObject | undefined;
  for (const key of Object.keys(value)) {
    const each = value[key];
    const known = schema?.properties.get(key) ?? schema?.additional;
    const drop = known ? each === null : !schema?.preservesUnknown;
    const pruned =
      drop || each === undefined || !known ? undefined : prune(each, known);
    if (drop) {
      kept ??= { ...value };
      delete kept[key];
    } else if (pruned !== undefined && pruned !== each) {
      kept ??= { ...value };
      kept[key] = pruned;
    }
  }
  return kept ?? value;
}
