import { dig, isObject, objects, text } from '@argosy/control-plane';
import type { Json, JsonObject } from '@argosy/control-plane';

/** Keywords that decide nothing about a write that is no server-side apply. */
const IDLE = ['description', 'x-kubernetes-list-type', 'x-kubernetes-map-type'];

/** Returns a schema without its texts. */
function trim(schema: JsonObject): JsonObject {
  const trimmed: JsonObject = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (IDLE.includes(keyword)) continue;
    // says once more what x-kubernetes-int-or-string says
    if (keyword === 'anyOf' && schema['x-kubernetes-int-or-string']) continue;
    if (keyword === 'properties' && isObject(value)) {
      trimmed[keyword] = mapValues(value, trim);
    } else trimmed[keyword] = isObject(value) ? trim(value) : value;
  }
  return trimmed;
}

const mapValues = (
  object: JsonObject,
  change: (value: JsonObject, key: string) => Json,
): JsonObject =>
  Object.fromEntries(
    Object.entries(object).map(([key, value]) => [
      key,
      isObject(value) ? change(value, key) : value,
    ]),
  );

/** Calls `visit` for a schema and for those within it that it returns true for. */
function walk(schema: JsonObject, visit: (schema: JsonObject) => boolean) {
  if (!visit(schema)) return;
  const { properties, items, additionalProperties } = schema;
  const within = isObject(properties) ? Object.values(properties) : [];
  [...within, items, additionalProperties]
    .filter(isObject)
    .forEach(each => walk(each, visit));
}

/** Writes each object that stands in several places once, below `definitions`, by the first of its places. */
function share(schemas: Record<string, JsonObject>): JsonObject {
  const count = new Map<string, number>();
  for (const schema of Object.values(schemas)) {
    walk(schema, each => {
      if (!isObject(each.properties)) return true;
      const key = JSON.stringify(each);
      count.set(key, (count.get(key) ?? 0) + 1);
      return count.get(key) === 1;
    });
  }
  const names = new Map<string, string>();
  const definitions: JsonObject = {};
  const refer = (schema: JsonObject, path: string): JsonObject => {
    const key = JSON.stringify(schema);
    if ((count.get(key) ?? 0) < 2) return within(schema, path);
    if (!names.has(key)) {
      names.set(key, path);
      definitions[path] = within(schema, path);
    }
    return { $ref: names.get(key) };
  };
  const within = (schema: JsonObject, path: string): JsonObject =>
    mapValues(schema, (value, keyword) =>
      keyword === 'properties'
        ? mapValues(value, (each, name) => refer(each, `${path}.${name}`))
        : refer(value, `${path}[]`),
    );
  const kinds = Object.entries(schemas).map(([plural, schema]) => [
    plural,
    within(schema, plural),
  ]);
  return { ...Object.fromEntries(kinds), definitions };
}

/** Returns the schemas of CustomResourceDefinitions by plural, without texts and repetitions. */
export function trimSchemas(crds: JsonObject[]): JsonObject {
  const schemas = crds.map(crd => {
    const [version] = objects(crd, 'spec', 'versions');
    const schema = dig(version, 'schema', 'openAPIV3Schema');
    if (!isObject(schema)) throw new Error('A definition has no schema.');
    return [text(crd, 'spec', 'names', 'plural'), trim(schema)];
  });
  return share(Object.fromEntries(schemas));
}

/** Writes a line for each definition, so that a change of one is a change of one line. */
export const writeSchemas = ({ definitions, ...kinds }: JsonObject): string => {
  const lines = (object: JsonObject) =>
    Object.entries(object).map(
      ([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`,
    );
  const shared = isObject(definitions) ? lines(definitions) : [];
  return `{\n${lines(kinds).join(',\n')},\n"definitions": {\n${shared.join(',\n')}\n}\n}\n`;
};
