import { createService } from '../contracts/createService';
import { FindingsError } from '../errors';
import { parseInput } from './parseInput';

const MEGABYTE = 1_000_000;

const spec = (over: object) => ({
  spec: {
    name: 'shop',
    owner: 'group:default/team-a',
    workloads: [{ name: 'api', image: 'r.example.com/api:1.0.0' }],
    targets: [{ environment: 'dev', cluster: 'eu1' }],
    ...over,
  },
});
const workload = (over: object) =>
  spec({
    workloads: [{ name: 'api', image: 'r.example.com/api:1.0.0', ...over }],
  });
const record = (count: number, key: (n: number) => string, value: unknown) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [key(n), value]));

/** Bodies of about a megabyte, by what they are full of. */
const SHAPES: Array<[string, () => unknown]> = [
  ['keys of env', () => workload({ env: record(60_000, n => `K${n}`, 1) })],
  [
    'valid keys of env',
    () => workload({ env: record(50_000, n => `K${n}`, 'x') }),
  ],
  [
    'bad keys of env',
    () => workload({ env: record(60_000, n => `${n}-`, '') }),
  ],
  [
    'hosts',
    () => workload({ expose: { hosts: record(40_000, n => `c${n}`, 'a.b') } }),
  ],
  [
    'replicas',
    () =>
      spec({
        targets: [
          {
            environment: 'dev',
            cluster: 'eu1',
            replicas: record(60_000, n => `w${n}`, 1),
          },
        ],
      }),
  ],
  ['unknown keys', () => spec(record(80_000, n => `x${n}`, 0))],
  [
    'unknown keys of workloads',
    () => workload(record(80_000, n => `x${n}`, 0)),
  ],
  [
    'targets',
    () =>
      spec({
        targets: Array(30_000).fill({ environment: 'dev', cluster: 'eu1' }),
      }),
  ],
  ['targets of nothing', () => spec({ targets: Array(400_000).fill(0) })],
  [
    'workloads',
    () =>
      spec({ workloads: Array(20_000).fill({ name: 'api', image: 'a:1' }) }),
  ],
  [
    'many records below each limit',
    () =>
      spec({
        workloads: Array.from({ length: 90 }, () => ({
          env: record(900, n => `K${n}`, 1),
        })),
      }),
  ],
  ['keys of secrets', () => workload({ secrets: Array(150_000).fill('KEY') })],
  ['one image', () => workload({ image: 'a/'.repeat(MEGABYTE / 2) })],
  [
    'one image with dashes',
    () => workload({ image: `a${'-'.repeat(MEGABYTE)}` }),
  ],
  ['one name', () => spec({ name: '-'.repeat(MEGABYTE) })],
  ['one key', () => workload({ env: { ['a-'.repeat(MEGABYTE / 2)]: 1 } })],
  [
    'one description',
    () => spec({ description: '\u202e'.repeat(MEGABYTE / 3) }),
  ],
  [
    'one host',
    () => workload({ expose: { hosts: { eu1: 'a.'.repeat(MEGABYTE / 2) } } }),
  ],
  [
    'nested arrays',
    () => `{"spec":${'['.repeat(400_000)}${']'.repeat(400_000)}}`,
  ],
  [
    'nested objects',
    () => `{"spec":${'{"a":'.repeat(170_000)}1${'}'.repeat(170_000)}}`,
  ],
];

const timeOf = (run: () => unknown) =>
  Math.min(
    ...[1, 2, 3].map(() => {
      const began = performance.now();
      run();
      return performance.now() - began;
    }),
  );

describe('a megabyte from a person without any right', () => {
  it.each(SHAPES)(
    'of %s costs at most five times as much as JSON does',
    (_, shape) => {
      const made = shape();
      const body = typeof made === 'string' ? made : JSON.stringify(made);
      const input: unknown = JSON.parse(body);
      // A busy machine may double any measure once.
      const ratios = [1, 2, 3].map(() => {
        const parsing = timeOf(() => JSON.parse(body));
        return timeOf(() => parseInput(createService.input, input)) / parsing;
      });
      expect(Math.min(...ratios)).toBeLessThan(5);

      const parsed = parseInput(createService.input, input);
      if (!('findings' in parsed))
        throw new Error('It was taken for an input.');
      const error = new FindingsError(parsed.findings);
      expect(error.message.length).toBeLessThan(100_000);
      expect(JSON.stringify(error.findings).length).toBeLessThan(100_000);
      expect(error.message).toContain(' → ');
    },
  );
});

describe('a text that shows something else than it says', () => {
  it.each([
    ['description', { description: 'safe \u202e live' }, 'U+202E'],
    [
      'env',
      { workloads: [{ name: 'api', image: 'a/b:1', env: { A: 'x\u200b' } }] },
      'U+200B',
    ],
    [
      'migration',
      {
        workloads: [
          {
            name: 'api',
            image: 'a/b:1',
            migration: { command: ['run', '\u2066x'] },
          },
        ],
      },
      'U+2066',
    ],
  ])('is refused in %s, by the number of the character', (_, over, code) => {
    const parsed = parseInput(createService.input, spec(over));
    expect('findings' in parsed && parsed.findings).toEqual([
      expect.objectContaining({
        message: `contains the invisible character ${code}, which nobody sees and which makes a text look like another`,
        remedy: 'remove it',
      }),
    ]);
  });
});

it('names the first fifty faults, and how many more there are', () => {
  const targets = Array(70).fill({ environment: 'DEV', cluster: 'eu1' });
  const parsed = parseInput(createService.input, spec({ targets }));
  const findings = 'findings' in parsed ? parsed.findings : [];
  expect(findings).toHaveLength(51);
  expect(findings[50].message).toMatch(/^has 2\d more faults$/);
});
