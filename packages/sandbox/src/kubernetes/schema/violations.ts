import { isObject } from '@argosy/control-plane';
import type { Json, JsonObject } from '@argosy/control-plane';
import type { Cause } from '../ApiError';
import type { Schema } from './compile';
import { isDateTime } from './isDateTime';

/** A value and where it stands. Its path is written only when something is wrong with it. */
interface At {
  value: Json;
  parent?: At;
  /** A number in a list. */
  key?: string | number;
}

const NONE: Cause[] = [];

/** Writes a path, as in `status.conditions[0].message`. */
function fieldOf({ parent, key }: At): string {
  if (parent === undefined || key === undefined) return '';
  const before = fieldOf(parent);
  if (typeof key === 'number') return `${before}[${key}]`;
  return before === '' ? key : `${before}.${key}`;
}

function typeOf(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value !== 'number') return typeof value;
  return Number.isInteger(value) ? 'integer' : 'number';
}

/** How the API server calls the type of a value that should have had a format. */
function formatOf(value: Json): string {
  if (typeof value !== 'number') return '';
  return Number.isInteger(value) ? 'int64' : 'float64';
}

function refusal(at: At, shown: Json, why: string): Cause {
  const field = fieldOf(at);
  return {
    reason: 'FieldValueInvalid',
    message: `Invalid value: ${JSON.stringify(shown)}: ${field} in body ${why}`,
    field,
  };
}

const wrongType = (at: At, expected: string, found: string): Cause => ({
  ...refusal(
    at,
    found,
    `must be of type ${expected}: ${JSON.stringify(found)}`,
  ),
  reason: 'FieldValueTypeInvalid',
});

function typeViolation(at: At, { types, format }: Schema): Cause | undefined {
  const { value } = at;
  const type = typeOf(value);
  if (types.length === 0 || types.includes(type)) return undefined;
  const isPlain = value === null || typeof value === 'string';
  if (!format || isPlain) return wrongType(at, types.join(','), type);
  if (!Array.isArray(value)) return wrongType(at, format, formatOf(value));
  // The API server takes a list where a text with a format must stand, such as a date. The lab says so.
  return types.includes('string') ? undefined : wrongType(at, types[0], type);
}

/** The first only, as the API server tells it. */
function textViolation(
  at: At,
  value: string,
  { format, minLength = 0, maxLength = Infinity, pattern }: Schema,
): Cause | undefined {
  if (value.length > maxLength && [...value].length > maxLength) {
    return {
      reason: 'FieldValueTooLong',
      message: `Too long: may not be more than ${maxLength} bytes`,
      field: fieldOf(at),
    };
  }
  if (value.length < minLength) {
    return refusal(at, value, `should be at least ${minLength} chars long`);
  }
  if (pattern && !pattern.test(value)) {
    return refusal(at, value, `should match '${pattern.source}'`);
  }
  return format === 'date-time' && !isDateTime(value)
    ? wrongType(at, format, value)
    : undefined;
}

function enumViolation(at: At, { values }: Schema): Cause | undefined {
  const { value } = at;
  if (!values || (typeof value === 'string' && values.includes(value))) {
    return undefined;
  }
  const supported = values.map(each => JSON.stringify(each)).join(', ');
  return {
    reason: 'FieldValueNotSupported',
    message: `Unsupported value: ${JSON.stringify(value)}: supported values: ${supported}`,
    field: fieldOf(at),
  };
}

function objectViolations(at: At, value: JsonObject, schema: Schema): Cause[] {
  let causes = NONE;
  for (const key of Object.keys(value)) {
    const known = schema.properties.get(key) ?? schema.additional;
    const each = value[key];
    if (known && each !== undefined) {
      const found = violations({ value: each, parent: at, key }, known);
      if (found.length > 0) causes = [...causes, ...found];
    }
  }
  for (const key of schema.required) {
    if (value[key] === undefined) {
      const field = fieldOf({ value: null, parent: at, key });
      const message = 'Required value';
      causes = [...causes, { reason: 'FieldValueRequired', message, field }];
    }
  }
  return causes;
}

/** Returns what the API server says against a value that has been pruned. */
export function violations(at: At, schema: Schema): Cause[] {
  const { value } = at;
  const wrong =
    typeViolation(at, schema) ??
    enumViolation(at, schema) ??
    (typeof value === 'string' ? textViolation(at, value, schema) : undefined);
  if (wrong) return [wrong];
  const { items } = schema;
  if (Array.isArray(value)) {
    return items
      ? value.flatMap((each, key) =>
          violations({ value: each, parent: at, key }, items),
        )
      : NONE;
  }
  return isObject(value) ? objectViolations(at, value, schema) : NONE;
}
