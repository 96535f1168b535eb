import { parseDocument } from 'yaml';
import { BeyondReader, YamlFault } from './goyaml/fault';
import { parseFlow } from './goyaml/parseFlow';
import { isObject, JsonObject, JsonValue } from './json';
import { memoByText } from './memo';
import { toJson } from './toJson';

/** A config file as Argo CD's git generator reads it: one or more sets of parameters, its refusal, or a form that this reader does not know. */
type ConfigFile =
  { objects: JsonObject[] } | { refused: string } | { beyond: string };

const refuse = (reason: string): ConfigFile => ({
  refused: `unable to parse file: ${reason}`,
});

/** Parses a config file with the tolerances and refusals of Argo CD. Pure; results are remembered by text. */
export const parseConfigFile = memoByText(20_000, (text): ConfigFile => {
  try {
    return toObjects(parse(text));
  } catch (error) {
    if (error instanceof YamlFault) {
      return refuse(`error converting YAML to JSON: yaml: ${error.message}`);
    }
    if (error instanceof BeyondReader) return { beyond: error.message };
    throw error;
  }
});

/** JSON that go-yaml reads differently: escapes, separators, long keys, odd numbers, deep nesting. */
const UNLIKE_JSON =
  /\\\/|\\u[dD][89a-fA-F]|[\u007f-\u009f\u2028\u2029\ufffe\uffff\ud800-\udfff]|"[^"]{1000}|[:,[]\s*-0|\d[eE][-+]?\d{3}|"\s*[\r\n]\s*:|^\s*\t/;

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
  if (!UNLIKE_JSON.test(text) && !isDeep(text)) {
    try {
      const value: JsonValue = JSON.parse(text);
      if (typeof value === 'object' && value !== null) return value;
    } catch {
      // No JSON: Argo CD may still read it, or has words of its own for the fault.
    }
  }
  const start = /^\ufeff?(?:[ \t\r\n]|#[^\r\n]*)*/.exec(text)?.[0].length ?? 0;
  if (start === text.length) return null;
  const flow = text[start] === '{' || text[start] === '[';
  return flow ? parseFlow(text) : parseBlock(text);
}

function parseBlock(text: string): JsonValue {
  if (/^\s*[:?%]/.test(text))
    throw new BeyondReader('an unusual start of the file');
  const document = parseDocument(text, {
    version: '1.1',
    uniqueKeys: false,
    logLevel: 'silent',
  });
  const [fault] = document.errors;
  if (fault) throw new BeyondReader(fault.message.split('\n')[0]);
  const value = toJson(document);
  if (value === undefined) throw new BeyondReader('a value that is no JSON');
  return value;
}

function toObjects(value: JsonValue): ConfigFile {
  if (value === null) return { objects: [{}] };
  if (isObject(value)) return { objects: [value] };
  const wrongType = (found: JsonValue, wanted: string) =>
    refuse(
      `error unmarshaling JSON: while decoding JSON: json: cannot unmarshal ${goKind(found)} into Go value of type ${wanted}`,
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
