import {
  isObject,
  JsonObject,
  JsonValue,
  listAt,
  objectAt,
  textAt,
  textsAt,
} from '../files/json';
import { printValue } from '../templates/gotemplate/print';

/** Whether a generator's `selector` keeps a set of parameters; it looks at them flattened with dots. */
export function selects(selector: JsonObject, params: JsonObject): boolean {
  const flat = new Map<string, string>();
  flatten('', params, flat);
  const equal = Object.entries(textsAt(selector, 'matchLabels')).every(
    ([key, value]) => flat.get(key) === value,
  );
  return (
    equal &&
    listAt(selector, 'matchExpressions').every(expression =>
      holds(expression, flat),
    )
  );
}

function holds(
  expression: JsonValue,
  flat: ReadonlyMap<string, string>,
): boolean {
  const value = flat.get(textAt(expression, 'key'));
  const values = listAt(expression, 'values');
  switch (textAt(expression, 'operator')) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}

/** Why Argo CD would refuse the selector itself, in short; undefined where it would not. */
export function unfitSelector(selector: JsonObject): string | undefined {
  const operators = listAt(selector, 'matchExpressions').map(e =>
    textAt(e, 'operator'),
  );
  const odd = operators.find(
    o => !['In', 'NotIn', 'Exists', 'DoesNotExist'].includes(o),
  );
  return odd === undefined
    ? undefined
    : `"${odd}" is not a valid pod selector operator`;
}

function flatten(prefix: string, value: JsonValue, into: Map<string, string>) {
  const entries = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(objectAt(value));
  for (const [key, entry] of entries) {
    const name = prefix === '' ? String(key) : `${prefix}.${key}`;
    if (name === 'path.segments') into.set(name, printValue(entry));
    else if (Array.isArray(entry) || isObject(entry))
      flatten(name, entry, into);
    else into.set(name, entry === null ? '<nil>' : printValue(entry));
  }
}
