import type { JsonValue } from '@argosy/plugin-deployments-planner';
import * as fc from 'fast-check';

/** What somebody makes of a file's text; null where the file goes. */
export interface TextEdit {
  what: string;
  how: (text: string) => string | null;
}

const conflict = (text: string) =>
  text.replace(
    /( *"cluster": "[^"]*",\n)/,
    '<<<<<<< HEAD\n$1=======\n  "cluster": "us1",\n>>>>>>> theirs\n',
  );

const twice = (key: string, value: string) => (text: string) =>
  text.replace(/\n}\s*$/, `,\n  "${key}": "${value}"\n}\n`);

const without = (key: string) => (text: string) =>
  text.replace(new RegExp(`  "${key}": [^\n]*\n`), '');

const asYaml = (text: string) =>
  text
    .split('\n')
    .filter(line => line.startsWith('  "'))
    .map(line => line.trim().replace(/,$/, '').replace(/"/g, ''))
    .join('\n');

/** A file that no generator writes, and that somebody's editor or merge does. */
const FORMS: Array<[what: string, how: TextEdit['how']]> = [
  ['removed', () => null],
  ['empty', () => ''],
  ['white space only', () => ' \n\n'],
  ['null', () => 'null\n'],
  ['an empty object', () => '{}\n'],
  ['an empty list', () => '[]\n'],
  ['a text', () => '"config"\n'],
  ['a number', () => '7\n'],
  ['a list of texts', () => '["a", "b"]\n'],
  ['in a list', text => `[${text}]\n`],
  ['twice in a list', text => `[${text},\n${text}]\n`],
  ['beside null in a list', text => `[${text}, null]\n`],
  ['a comment line', text => text.replace('{\n', '{\n  // by hand\n')],
  ['a YAML comment', text => text.replace('{\n', '{\n  # by hand\n')],
  ['a comment in front', text => `# by hand\n${text}`],
  ['a block comment', text => text.replace('{\n', '{ /* by hand */\n')],
  ['conflict markers', conflict],
  ['a conflict marker behind', text => `${text}<<<<<<< HEAD\n`],
  ['a trailing comma', text => text.replace(/\n}\s*$/, ',\n}\n')],
  ['a missing comma', text => text.replace(/,\n/, '\n')],
  ['two commas', text => text.replace(/,\n/, ',,\n')],
  ['cut off', text => text.slice(0, text.length / 2)],
  ['cut off in its last line', text => text.replace(/\n}\s*$/, '')],
  ['a brace too many', text => `${text}}\n`],
  ['two objects', text => text + text],
  ['two objects in a line', text => `${text.trim()} ${text}`],
  ['the middle of a conflict behind', text => `${text}=======\n`],
  ['the end of a conflict behind', text => `${text}>>>>>>> theirs\n`],
  ['a remark behind', text => `${text}// by hand\n`],
  ['a pair behind', text => `${text}and: more\n`],
  ['two documents', text => `${text}---\n${text}`],
  ['a document mark', text => `---\n${text}`],
  ['a byte order mark', text => `\ufeff${text}`],
  ['line ends of Windows', text => text.replace(/\n/g, '\r\n')],
  ['indented by tabs', text => text.replace(/ {2}/g, '\t')],
  ['single quotes', text => text.replace(/"/g, "'")],
  ['no quotes', text => text.replace(/"/g, '')],
  ['as YAML', asYaml],
  ['as YAML, indented', text => asYaml(text).replace(/^/gm, '  ')],
  ['as YAML with a tab', text => asYaml(text).replace(': ', ':\t')],
  ['no space behind the colons', text => text.replace(/": /g, '":')],
  ['a line break in a value', text => text.replace(/"(\w)/, '"\n$1')],
  ['no end of a value', text => text.replace(/",\n/, ',\n')],
  ['an unknown escape', text => text.replace(/: "/, ': "\\q')],
  ['an escaped letter', text => text.replace(/: "f/, ': "\\u0066')],
  ['the region twice', twice('region', 'again')],
  ['the application twice, the same', text => twiceTheSame(text)],
  ['no application', without('application')],
  ['no cluster', without('cluster')],
  ['no namespace', without('namespace')],
  ['no service', without('service')],
  ['no region', without('region')],
  ['no entityRef', without('entityRef')],
  ['no schemaVersion', without('schemaVersion')],
  ['another case', text => text.replace('"application"', '"Application"')],
];

function twiceTheSame(text: string) {
  const [line = ''] = / {2}"application": [^\n]*\n/.exec(text) ?? [];
  return text.replace(line, line + line);
}

const KEYS = [
  'application',
  'service',
  'environment',
  'region',
  'cluster',
  'namespace',
  'entityRef',
];

const odd = fc.oneof(
  fc.constantFrom<JsonValue>(
    ...['', ' ', '-', '.', 'a.', '.a', 'a..b', 'a.b', 'A', 'a_b', 'a/b', 'a b'],
    ...[
      'é',
      'ü-1',
      '日本',
      '😀',
      '{{ .cluster }}',
      '{{',
      '$(a)',
      'a:b',
      '#',
      'null',
    ],
    ...[
      'true',
      '1',
      '007',
      '1e3',
      '~',
      '*',
      '!a',
      '\n',
      'a\nb',
      '\t',
      '"',
      "'",
    ],
    ...['a'.repeat(53), 'a'.repeat(63), 'a'.repeat(64), 'é'.repeat(33)],
    ...['a'.repeat(249), 'a'.repeat(250), 'x'.repeat(1100)],
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.stringMatching(/^[-a-zA-Z0-9_. ]{1,64}$/),
);

const typed = fc.constantFrom<JsonValue>(
  ...[null, true, false, 0, -1, 1.5, 1e6, 1e21, 123456789, 1e-7],
  ...[[], ['a'], ['a', 1, null], {}, { a: 1 }, { b: [true], a: null }],
);

const places = fc.constantFrom(
  'us9',
  'in-cluster',
  'eu1',
  'us1',
  'EU1',
  'other',
);

const setKey = (key: string, value: JsonValue): TextEdit => ({
  what: `${key} is ${JSON.stringify(value)?.slice(0, 70)}`,
  how: text => {
    try {
      return `${JSON.stringify({ ...JSON.parse(text), [key]: value }, null, 2)}\n`;
    } catch {
      return text;
    }
  },
});

/** Names of Applications begin with the fleet's, whatever follows. */
const named = (tag: string, value: JsonValue): JsonValue =>
  typeof value === 'string' && value !== '' ? tag + value : value;

/** What people do to a config.json. */
export const configEdits = (tag: string): fc.Arbitrary<TextEdit> =>
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc
        .constantFrom(...FORMS)
        .map(([what, how]) => ({ what, how })),
    },
    {
      weight: 1,
      arbitrary: odd.map(value => setKey('application', named(tag, value))),
    },
    { weight: 1, arbitrary: places.map(value => setKey('cluster', value)) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom(...KEYS), fc.oneof(odd, typed))
        .filter(
          ([key, value]) => key !== 'application' || typeof value === 'object',
        )
        .map(([key, value]) => setKey(key, value)),
    },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom('-dev-x-eu1', '-dev-eu1', '-prod-eu1', 'x-dev-eu1')
        .map(name => setKey('application', tag + name)),
    },
  );
