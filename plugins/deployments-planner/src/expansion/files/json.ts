/** @public */
export type JsonValue =
  string | number | boolean | null | JsonValue[] | JsonObject;

/** @public */
export interface JsonObject {
  [key: string]: JsonValue;
}

export const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value under a path of own keys; undefined where a step is missing. */
export function at(
  value: JsonValue | undefined,
  ...path: string[]
): JsonValue | undefined {
  let here = value;
  for (const key of path) {
    if (!isObject(here) || !Object.hasOwn(here, key)) return undefined;
    here = here[key];
  }
  return here;
}

export const objectAt = (
  value: JsonValue | undefined,
  ...path: string[]
): JsonObject => {
  const found = at(value, ...path);
  return isObject(found) ? found : {};
};

export const listAt = (
  value: JsonValue | undefined,
  ...path: string[]
): JsonValue[] => {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
};

export const textAt = (
  value: JsonValue | undefined,
  ...path: string[]
): string => {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : '';
};

/** The entries of a map of texts; entries of another type are left out. */
export const textsAt = (value: JsonValue | undefined, ...path: string[]) =>
  Object.fromEntries(
    Object.entries(objectAt(value, ...path)).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );

/** Sets an own key, `__proto__` among them. */
export const setKey = (target: JsonObject, key: string, value: JsonValue) =>
  Object.defineProperty(target, key, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  });
