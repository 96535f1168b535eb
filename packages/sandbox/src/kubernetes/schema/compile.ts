import { isObject, strings, text } from '@argosy/control-plane';
import type { JsonObject } from '@argosy/control-plane';

/** A structural schema of a CustomResourceDefinition, read once. */
export interface Schema {
  /** Empty where any value is right. */
  types: string[];
  format?: string;
  properties: Map<string, Schema>;
  /** The schema of properties that are not listed. */
  additional?: Schema;
  items?: Schema;
  required: string[];
  /** The only values that are right. */
  values?: string[];
  minLength?: number;
  maxLength?: number;
  pattern?: RegExp;
  preservesUnknown: boolean;
}

/** All keywords that Argo CD's definitions use. None of them is nullable or has a default. */
const KEYWORDS = [
  'type',
  'format',
  'properties',
  'additionalProperties',
  'items',
  'required',
  'enum',
  'minLength',
  'maxLength',
  'pattern',
  'x-kubernetes-preserve-unknown-fields',
  'x-kubernetes-int-or-string',
];

const typesOf = (source: JsonObject): string[] => {
  if (source['x-kubernetes-int-or-string']) return ['integer', 'string'];
  const type = text(source, 'type');
  return type === undefined ? [] : [type];
};

const number = (value: unknown) =>
  typeof value === 'number' ? value : undefined;

/** Makes a function that reads schemas which refer to these definitions. Each definition is read once. */
export function schemaReader(definitions: JsonObject) {
  const read = new Map<string, Schema>();

  const refer = (name: string): Schema => {
    const known = read.get(name);
    if (known) return known;
    const schema = compile(definitions[name]);
    read.set(name, schema);
    return schema;
  };

  const optional = (source: unknown) =>
    source === undefined ? undefined : compile(source);

  const compile = (source: unknown): Schema => {
    if (!isObject(source)) throw new Error('A schema must be an object.');
    const name = text(source, '$ref');
    if (name !== undefined) return refer(name);
    const unknown = Object.keys(source).find(each => !KEYWORDS.includes(each));
    if (unknown) {
      throw new Error(
        `A schema of Argo CD uses "${unknown}", which the sandbox does not know.`,
      );
    }
    const { properties, pattern } = source;
    return {
      types: typesOf(source),
      format: text(source, 'format'),
      properties: new Map(
        Object.entries(isObject(properties) ? properties : {}).map(
          ([key, value]) => [key, compile(value)],
        ),
      ),
      additional: optional(source.additionalProperties),
      items: optional(source.items),
      required: strings(source, 'required'),
      values: source.enum === undefined ? undefined : strings(source, 'enum'),
      minLength: number(source.minLength),
      maxLength: number(source.maxLength),
      pattern: typeof pattern === 'string' ? new RegExp(pattern) : undefined,
      preservesUnknown: source['x-kubernetes-preserve-unknown-fields'] === true,
    };
  };

  return compile;
}
