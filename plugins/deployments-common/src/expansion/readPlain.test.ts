import * as fc from 'fast-check';
import { stringify } from 'yaml';
import {
  fleets,
  hostileText,
  specs,
} from '../layout/__testUtils__/arbitraries';
import { EMPTY, write } from '../layout/__testUtils__/repository';
import { planLayout } from '../layout';
import { readExample } from './__fixtures__/readExample';
import { readByLibrary } from './readManifests';
import { readPlain } from './readPlain';

/** What is read plainly is what the library reads; says whether it was. */
function agrees(text: string): boolean {
  const plain = readPlain(text);
  if (plain === undefined) return false;
  expect(readByLibrary(text)).toEqual({ documents: [plain] });
  return true;
}

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
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }),
      pieces => {
        agrees(pieces.join(''));
        agrees(`a: ${pieces.join('')}`);
        agrees(`a:\n  - ${pieces.join('')}\nb: c\n`);
      },
    ),
    { numRuns: 5000 },
  );
});

it('reads values that the library prints', () => {
  const text = fc.oneof(hostileText, fc.constantFrom(...PIECES));
  const { value } = fc.letrec(tie => ({
    value: fc.oneof(
      { depthSize: 'small' },
      text,
      fc.integer(),
      fc.constantFrom(null, true),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('a', 'b', 'c/d', 'on'), tie('value')),
    ),
  }));
  fc.assert(
    fc.property(value, fc.boolean(), (entry, indentSeq) => {
      agrees(stringify({ a: entry }, { indentSeq }));
    }),
    { numRuns: 2000 },
  );
});

it('reads what the layout writes', () => {
  fc.assert(
    fc.property(specs, fleets, (spec, fleet) => {
      const { files } = write(EMPTY, planLayout(spec, fleet, EMPTY));
      for (const text of files.values()) agrees(text);
    }),
    { numRuns: 30 },
  );
});

it('leaves nothing of an ordinary set or project to the library', () => {
  const shared = [...readExample()].filter(([path]) =>
    path.startsWith('argocd/'),
  );
  expect(shared.map(([path, text]) => [path, agrees(text)])).toEqual(
    shared.map(([path]) => [path, true]),
  );
  expect(shared).not.toEqual([]);
});
