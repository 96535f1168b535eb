import { isScalar, parseDocument, Scalar, visit } from 'yaml';
import { isObject, JsonObject, JsonValue } from './json';
import { memoByText } from './memo';
import { toJson } from './toJson';

/** A config file as Argo CD's git generator reads it: one or more sets of parameters, its refusal, or a form that this reader does not know. */
type ConfigFile =
  { objects: JsonObject[] } | { refused: string } | { beyond: string };

const refuse = (reason: string): ConfigFile => ({
  refused: `unable to parse file: ${reason}`,
});

/** A form that Argo CD reads or refuses in ways that are not known here. */
class UnknownForm extends Error {}

/**
 * Parses a config file as Argo CD would: JSON, the form that the layout writes, and YAML where the library reads it as
 * Argo CD does. All else is not known: whether Argo CD refuses it, and in which words, shows on the hub. Pure; results are
 * remembered by text.
 */
export const parseConfigFile = memoByText(20_000, (text): ConfigFile => {
  try {
    return toObjects(parse(text));
  } catch (error) {
    if (error instanceof UnknownForm) return { beyond: error.message };
    throw error;
  }
});

/** JSON that go-yaml, which Argo CD reads with, takes differently: escapes, separators, long keys, odd numbers. */
const UNLIKE_JSON =
  /\\\/|\\u[dD][89a-fA-F]|[\u007f-\u009f\u2028\u2029\ufffe\uffff\ud800-\udfff]|"[^"]{1000}|[:,[]\s*-0|\d[eE][-+]?\d{3}|"[^\S\r\n]*[\r\n]\s*:|^\s*\t/;

/** Brackets opened and not closed, those in strings counted too: enough to keep deep nesting off the stack. */
function isDeep(text: string): boolean {
  let depth = 0;
  for (const bracket of text.match(/[[\]{}]/g) ?? []) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    if (depth > 200) return true;
  }
  return false;
}

function parse(text: string): JsonValue {
  if (isDeep(text)) throw new UnknownForm('more than 200 levels of nesting');
  const start = /^\ufeff?(?:[ \t\r\n]|#[^\r\n]*)*/.exec(text)?.[0].length ?? 0;
  if (start === text.length) return null;
  const isFlow = text[start] === '{' || text[start] === '[';
  if (!UNLIKE_JSON.test(text)) {
    try {
      const value: JsonValue = JSON.parse(text);
      if (typeof value === 'object' && value !== null) return value;
    } catch {
      // No JSON: Argo CD may still read it as YAML.
    }
  } else if (isFlow) {
    throw new UnknownForm('JSON that Argo CD may read differently');
  }
  return parseYaml(text, isFlow);
}

function parseYaml(text: string, isFlow: boolean): JsonValue {
  if (/^\s*[:?%]/.test(text))
    throw new UnknownForm('an unusual start of the file');
  const document = parseDocument(text, {
    version: '1.1',
    uniqueKeys: false,
    logLevel: 'silent',
  });
  const [fault] = document.errors;
  if (fault) throw new UnknownForm(fault.message.split('\n')[0]);
  if (isFlow) {
    visit(document, {
      Scalar(_, node) {
        if (isUnquotedText(node))
          throw new UnknownForm('text without quotes between braces');
      },
    });
  }
  const value = toJson(document);
  if (value === undefined) throw new UnknownForm('a value that is no JSON');
  return value;
}

const isUnquotedText = (node: Scalar) =>
  isScalar(node) &&
  node.type === Scalar.PLAIN &&
  typeof node.value === 'string';

function toObjects(value: JsonValue): ConfigFile {
  if (value === null) return { objects: [{}] };
  if (isObject(value)) return { objects: [value] };
  const wrongType = (found: JsonValue, goType: string) =>
    refuse(
      `error unmarshaling JSON: while decoding JSON: json: cannot unmarshal ${goKind(found)} into Go value of type ${goType}`,
    );
  if (!Array.isArray(value))
    return wrongType(value, '[]map[string]interface {}');
  const odd = value.find(entry => entry !== null && !isObject(entry));
  if (odd !== undefined) return wrongType(odd, 'map[string]interface {}');
  return { objects: value.map(entry => (isObject(entry) ? entry : {})) };
}

function goKind(value: JsonValue): string {
  if (Array.isArray(value)) return 'array';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}
