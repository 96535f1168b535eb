import { parseConfigFile } from './parseConfigFile';

const CONFIG = '{\n  "application": "shop"\n}\n';
const read = { objects: [{ application: 'shop' }] };

it.each([
  ['JSON', CONFIG],
  ['JSON in a byte order mark', `\ufeff${CONFIG}`],
  ['a comment in front', `# by hand\n${CONFIG}`],
  ['a comment behind', `${CONFIG}# done\n`],
  ['a comma too many', '{"application": "shop",}'],
  ['single quotes', "{'application': 'shop'}"],
  ['YAML', 'application: shop\n'],
  ['another document', `${CONFIG}---\n{"application": "other"}\n`],
  [
    'a key twice, of which the last counts',
    '{"application": "x", "application": "shop"}',
  ],
])('reads %s as Argo CD does', (_, text) => {
  expect(parseConfigFile(text)).toEqual(read);
});

it.each([
  ['an empty file', '', { objects: [{}] }],
  ['null', 'null\n', { objects: [{}] }],
  ['a list', `[${CONFIG}, null]`, { objects: [{ application: 'shop' }, {}] }],
])('reads %s', (_, text, expected) => {
  expect(parseConfigFile(text)).toEqual(expected);
});

it.each([
  ['a text', '"config"\n', 'string'],
  ['a number', '7\n', 'number'],
])('knows the words with which Argo CD refuses %s', (_, text, kind) => {
  expect(parseConfigFile(text)).toEqual({
    refused: `unable to parse file: error unmarshaling JSON: while decoding JSON: json: cannot unmarshal ${kind} into Go value of type []map[string]interface {}`,
  });
});

it.each([
  ['a brace behind the object', `${CONFIG}}\n`],
  ['a conflict marker', `${CONFIG}<<<<<<< HEAD\n`],
  ['another object', CONFIG + CONFIG],
  ['a remark of another language', CONFIG.replace('{\n', '{\n  // by hand\n')],
  ['a directive', `%YAML 1.1\n${CONFIG}`],
  ['text without quotes', '{application: shop}'],
  ['an escape that YAML lacks', '{"application": "a\\/b"}'],
  ['a number that Go prints differently', '{"application": 1e400}'],
  ['a file that is cut off', CONFIG.slice(0, 15)],
  ['201 levels', '['.repeat(201) + ']'.repeat(201)],
])('says of %s that it is not known', (_, text) => {
  expect(parseConfigFile(text)).toEqual({ beyond: expect.any(String) });
});
