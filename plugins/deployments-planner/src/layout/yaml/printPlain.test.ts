import * as fc from 'fast-check';
import { hostileText } from '../__testUtils__/arbitraries';
import { Comment, emit, emitAll, printByLibrary } from './emit';

const text = fc.oneof(
  hostileText,
  fc.constantFrom(
    'api',
    '1.4.3',
    '/healthz',
    '../../base/api',
    '128Mi',
    'a b',
    '$patch',
    'e-12',
    'E5',
    'a:b',
    'http://a',
  ),
  fc.stringMatching(/^[eE0-9.:-]{0,5}$/),
  fc.stringMatching(/^[-./A-Za-z0-9 :$*=]{0,8}$/),
  fc.stringMatching(/^([-#:|>%."'{}a ]{0,5}\n){1,4}$/),
);
const key = fc.oneof(
  fc.constantFrom('a', 'b', 'spec', 'on', 'app.kubernetes.io/name'),
  text,
);
const { values } = fc.letrec<{ value: unknown; values: object }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.integer(),
    fc.double(),
    fc.constantFrom(null, true, false),
    tie('values'),
  ),
  values: fc.oneof(
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

/** Paths of all values in a value. */
function pathsOf(value: unknown, path: string[] = []): string[][] {
  const inner =
    typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [
    ...(path.length > 0 ? [path] : []),
    ...inner.flatMap(([step, entry]) => pathsOf(entry, [...path, step])),
  ];
}

const remarked = values.chain(value =>
  fc.subarray(pathsOf(value)).map(paths => ({
    value,
    comments: paths.map((path, at): Comment => [path, `about ${at}`]),
  })),
);

it('prints what the YAML library prints', () => {
  fc.assert(
    fc.property(remarked, ({ value, comments }) => {
      expect(emit(value, comments)).toBe(printByLibrary(value, comments));
    }),
    { numRuns: 2000 },
  );
});

it('parts documents', () => {
  expect(emitAll([{ a: 1 }, { b: [2] }], 'Two.')).toBe(
    '# Two.\n\na: 1\n---\nb:\n  - 2\n',
  );
});
