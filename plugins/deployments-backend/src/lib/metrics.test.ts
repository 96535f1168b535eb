import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordMetrics } from './__testUtils__/recordMetrics';
import { createMetrics, measure, reportFailures } from './metrics';

const docs = readFileSync(
  join(__dirname, '../../../../docs/metrics.md'),
  'utf8',
);

/** Everything that can be measured, once. */
async function measureAll() {
  const recorded = recordMetrics();
  const metrics = createMetrics(recorded.service);
  const error = new Error('no way');
  metrics.operationRan('create-service', { seconds: 2, error });
  metrics.reactionRan('services', { seconds: 0.5, error });
  metrics.reactionFailed('hubs', error);
  metrics.eventSaved('main', 'applications', 0.03);
  metrics.listed('main', 'applications');
  metrics.leaseChanged('main', 'acquired');
  metrics.gitFailed('read', error);
  metrics.vaultFailed('main', 'sealed');
  metrics.observe({
    hubs: async () => [{ name: 'main', state: 'live' }],
    openChanges: async () => [
      { state: 'open', count: 3, oldest: '2026-11-21T09:00:00.000Z' },
    ],
    now: () => new Date('2026-11-21T10:00:00.000Z'),
  });
  await recorded.collect();
  return recorded;
}

it('makes every instrument of docs/metrics.md, and none else, with its unit and attributes', async () => {
  const { instruments } = await measureAll();
  const made = Array.from(
    instruments,
    ([name, { kind, unit, points }]) =>
      `${name} | ${kind} | ${unit} | ${[...new Set(points.flatMap(({ attributes }) => Object.keys(attributes)))].sort().join(', ')}`,
  );
  const documented = docs
    .split('\n')
    .map(line =>
      line
        .replaceAll('`', '')
        .split('|')
        .map(cell => cell.trim()),
    )
    .filter(([, name]) => name?.startsWith('deployments.'))
    .map(
      ([, name, kind, unit, attributes]) =>
        `${name} | ${kind} | ${unit} | ${attributes.split(', ').sort().join(', ')}`,
    );
  expect(documented.sort()).toEqual(made.sort());
});

it('measures seconds, and names the kind of a failure', async () => {
  const { pointsOf } = await measureAll();
  expect(pointsOf('deployments.operation.duration')).toEqual([
    {
      value: 2,
      attributes: {
        operation: 'create-service',
        outcome: 'failure',
        'error.type': 'Error',
      },
    },
  ]);
  expect(pointsOf('deployments.reaction.failures')).toHaveLength(2);
  expect(pointsOf('deployments.hub.state')).toEqual([
    { value: 1, attributes: { hub: 'main', state: 'live' } },
  ]);
  expect(pointsOf('deployments.changes.open')).toEqual([
    { value: 3, attributes: { state: 'open' } },
  ]);
  expect(pointsOf('deployments.changes.oldest')).toEqual([
    { value: 3600, attributes: { state: 'open' } },
  ]);
});

it('a success has no kind of failure', async () => {
  const recorded = recordMetrics();
  const metrics = createMetrics(recorded.service);
  metrics.operationRan('list-services', { seconds: 0.1 });
  metrics.reactionRan('commits', { seconds: 0.1 });
  expect(recorded.pointsOf('deployments.operation.duration')).toEqual([
    {
      value: 0.1,
      attributes: { operation: 'list-services', outcome: 'success' },
    },
  ]);
  expect(recorded.pointsOf('deployments.reaction.failures')).toEqual([]);
});

it('measure reports the time of a run, and what it threw', async () => {
  let now = 1_000;
  const reports: object[] = [];
  const report = (ran: object) => void reports.push(ran);
  const run = async () => {
    now += 250;
    return 'done';
  };
  expect(await measure(run, report, () => now)).toBe('done');
  const error = new Error('no way');
  const fail = async () => {
    throw error;
  };
  await expect(measure(fail, report, () => now)).rejects.toBe(error);
  expect(reports).toEqual([{ seconds: 0.25 }, { seconds: 0, error }]);
});

it('reportFailures hands on what a call gives and throws', async () => {
  const reports: unknown[] = [];
  const call = reportFailures(
    async (divisor: number) => {
      if (divisor === 0) throw new Error('no way');
      return 6 / divisor;
    },
    error => reports.push(error),
  );
  expect(await call(2)).toBe(3);
  expect(reports).toEqual([]);
  await expect(call(0)).rejects.toThrow('no way');
  expect(reports).toEqual([new Error('no way')]);
});
