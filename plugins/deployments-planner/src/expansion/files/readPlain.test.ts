import * as fc from 'fast-check';
import { stringify } from 'yaml';
import {
  fleets,
  hostileText,
  specs,
} from '../../layout/__testUtils__/arbitraries';
import { EMPTY, write } from '../../layout/__testUtils__/repository';
import { planLayout } from '../../layout';
import { readExample } from '../__fixtures__/readExample';
import { readByLibrary, readManifests } from './readManifests';
import { readPlain } from './readPlain';

const PIECES = [
  ...['a', 'b', 'on', 'null', 'Null', 'true', '1', '007', '0x1f', '1e3', '-1'],
  ...[
    '1.4.3',
    '10.5',
    '5s',
    '/x',
    '../a',
    '.a',
    '.;/a',
    '*',
    '&a',
    '{}',
    '[]',
    '{a}',
  ],
  ...['"a"', "'a'", "'it''s'", '"\\n"', '|', '>', '~', '?', '!', '%', '<<'],
  ...[':', ': ', ' :', '#', ' #', ' # c', '-', '- ', '  ', ' ', '\t', ','],
  ...['\n', '\n', '\n', '\n  ', '\n    ', '\na: ', '\n  b:', '\n- ', '\n  - '],
  ...['\n---\n', '\n...', '\r\n', 'é', '@', '`', '=', 'x: y', 'key:'],
];

it('reads texts made of pieces of YAML as the library does, or not at all', () => {
  let plain = 0;
  const pieces = fc.array(fc.constantFrom(...PIECES), { maxLength: 12 });
  fc.assert(
    fc.property(pieces, list => {
      const piece = list.join('');
      for (const text of [piece, `a: ${piece}`, `a:\n  - ${piece}\nb: c\n`]) {
        plain += readPlain(text) ? 1 : 0;
        expect(readManifests(text)).toEqual(readByLibrary(text));
      }
    }),
    { numRuns: 5000 },
  );
  expect(plain).toBeGreaterThan(500);
});

it('reads values that the library prints', () => {
  const leaf = fc.oneof(hostileText, fc.constantFrom(...PIECES));
  const { value } = fc.letrec(tie => ({
    value: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc.integer(),
      fc.constantFrom(null, true),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('a', 'b', 'c/d', 'on'), tie('value')),
    ),
  }));
  fc.assert(
    fc.property(value, fc.boolean(), (entry, indentSeq) => {
      const text = stringify({ a: entry }, { indentSeq });
      expect(readManifests(text)).toEqual(readByLibrary(text));
    }),
    { numRuns: 2000 },
  );
});

it('reads what the layout writes', () => {
  fc.assert(
    fc.property(specs, fleets, (spec, fleet) => {
      const { files } = write(EMPTY, planLayout(spec, fleet, EMPTY));
      for (const text of files.values())
        expect(readManifests(text)).toEqual(readByLibrary(text));
    }),
    { numRuns: 30 },
  );
});

it('leaves nothing of an ordinary set or project to the library', () => {
  const shared = [...readExample()].filter(([path]) =>
    path.startsWith('argocd/'),
  );
  for (const [, text] of shared) expect(readPlain(text)).toBeDefined();
  expect(shared).not.toEqual([]);
});
