import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const ts = require('typescript');
const { parseRegExpLiteral } = require('@eslint-community/regexpp');

const IS_SOURCE = /\.tsx?$/;
const IS_TEST = /\.test\.|\/__[a-zA-Z]+__\//;

/** Every regular expression literal in the sources of all packages, with its place. */
export function findPatterns(root) {
  return ['packages', 'plugins'].flatMap(folder =>
    readdirSync(join(root, folder)).flatMap(name =>
      sourcesOf(join(root, folder, name, 'src')).flatMap(file =>
        patternsIn(file).map(({ line, pattern }) => ({
          place: `${file.slice(root.length + 1)}:${line}`,
          pattern,
        })),
      ),
    ),
  );
}

const sourcesOf = folder =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(file => IS_SOURCE.test(file) && !IS_TEST.test(file))
    .sort();

function patternsIn(file) {
  const source = ts.createSourceFile(
    file,
    readFileSync(file, 'utf8'),
    ts.ScriptTarget.Latest,
  );
  const found = [];
  const visit = node => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      const { line } = source.getLineAndCharacterOfPosition(
        node.getStart(source),
      );
      found.push({
        line: line + 1,
        pattern: new RegExp(node.text.slice(1, end), node.text.slice(end + 1)),
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Characters that stand for a class of them, the first that fits. */
const SAMPLES = [
  ...'a1 A/-."_\n\t:;,=+*()[]{}<>@#%&|!?~^$\\\'`\u00e9\u200b\u0001',
];

/** A short text that a part of a pattern matches. */
function sampleOf(node, flags) {
  switch (node.type) {
    case 'Character':
      return String.fromCodePoint(node.value);
    case 'CharacterClass':
    case 'CharacterSet': {
      const one = new RegExp(`^${node.raw}$`, flags.replace(/[gmy]/g, ''));
      return SAMPLES.find(sample => one.test(sample)) ?? '';
    }
    case 'Quantifier':
      return sampleOf(node.element, flags).repeat(Math.max(1, node.min));
    case 'Group':
    case 'CapturingGroup':
      return sampleOf(node.alternatives[0], flags);
    case 'Alternative':
      return node.elements.map(each => sampleOf(each, flags)).join('');
    default:
      return '';
  }
}

/** Pairs of what leads to a part of the pattern, and what that part then takes. */
function partsOf(pattern) {
  const { source, flags } = pattern;
  const parts = [];
  const walk = (alternatives, before) =>
    alternatives.forEach(({ elements }) => {
      let head = before;
      elements.forEach(element => {
        const sample = sampleOf(element, flags);
        parts.push([head, sample]);
        const inner = element.element ?? element;
        if (inner.alternatives) walk(inner.alternatives, head);
        head += sample;
      });
      parts.push(['', head]);
    });
  walk(parseRegExpLiteral(`/${source}/${flags}`).pattern.alternatives, '');
  return parts;
}

/** Texts of this size that a pattern may go over again and again: what it is made of repeated, with an end that does not match. */
export function hostileTexts(pattern, size) {
  const fill = unit =>
    unit.repeat(Math.ceil(size / unit.length)).slice(0, size);
  const texts = new Set();
  for (const [head, unit] of partsOf(pattern)) {
    if (unit === '') continue;
    texts.add(`${head}${fill(unit)}\u0001`);
    texts.add(`${fill(`${head}${unit}`)}\u0001`);
    texts.add(`\u0001${fill(`${head}${unit}\n`)}\u0001`);
  }
  return [...texts];
}

/** Nothing that takes this long is a mistake of the clock. */
const LONG_MS = 200;

/** Milliseconds that a pattern needs to find everything in a text; the best of a few attempts. */
export function timeOf({ source, flags }, text) {
  const all = new RegExp(source, /[gy]/.test(flags) ? flags : `${flags}g`);
  let best = Infinity;
  for (let attempt = 0; attempt < 3 && best > 1; attempt++) {
    if (best < Infinity && best > LONG_MS) break;
    const began = performance.now();
    let from = -1;
    for (all.lastIndex = 0; all.test(text); from = all.lastIndex) {
      // What matches nothing would match there for ever.
      if (all.lastIndex === from) all.lastIndex += 1;
    }
    best = Math.min(best, performance.now() - began);
  }
  return best;
}
