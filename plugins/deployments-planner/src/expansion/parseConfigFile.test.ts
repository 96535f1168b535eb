import { parseConfigFile } from './parseConfigFile';

const CONFIG = '{\n  "application": "shop"\n}\n';
const read = { objects: [{ application: 'shop' }] };

describe('text behind the object, seen on Argo CD 3.5.7', () => {
  it.each([
    ['a brace', `${CONFIG}}\n`],
    ['a conflict marker', `${CONFIG}<<<<<<< HEAD\n`],
    ['the middle of a conflict', `${CONFIG}=======\n`],
    ['another object', CONFIG + CONFIG],
    ['another object in the same line', `${CONFIG.trim()} {"a": 1}\n`],
    ['another document', `${CONFIG}---\n{"application": "other"}\n`],
    ['a remark of another language', `${CONFIG}// done\n`],
    ['a word', `${CONFIG}and more: or less\n`],
    ['a comment', `${CONFIG}# done\n`],
  ])('is passed over: %s', (_, text) => {
    expect(parseConfigFile(text)).toEqual(read);
  });

  it.each([
    ['the end of a conflict', `${CONFIG}>>>>>>> theirs\n`],
    ['a colon', `${CONFIG.replace(/\n/g, '')}: 1\n`],
    ['an open quote', `${CONFIG}"`],
    ['a directive', `${CONFIG}%YAML 1.1\n`],
    ['an item in the same line', `${CONFIG.trim()} - a\n`],
    ['an object in one line', `${CONFIG}{"a": "\\q"}\n`],
  ])('is not known: %s', (_, text) => {
    expect(parseConfigFile(text)).toEqual({
      beyond: 'text after the closing brace or bracket',
    });
  });
});
