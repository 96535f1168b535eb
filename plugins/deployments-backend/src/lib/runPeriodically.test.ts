import { mockServices } from '@backstage/backend-test-utils';
import { manualClock } from './__testUtils__/manualClock';
import { type Metrics, noMetrics } from './metrics';
import { runPeriodically } from './runPeriodically';

function periodic(run: () => Promise<void>, metrics?: Metrics) {
  const clock = manualClock();
  const logger = mockServices.logger.mock();
  const loop = runPeriodically({
    name: 'services',
    run,
    everyMs: 1000,
    clock,
    logger,
    metrics,
    trouble: 'Nothing moves',
  });
  return { clock, logger, loop };
}

it('runs at once, then again and again, until stopped', async () => {
  let runs = 0;
  const { clock, loop } = periodic(async () => {
    runs += 1;
  });
  await clock.advance(2500);
  expect(runs).toBe(3);
  await loop.stop();
  await clock.advance(5000);
  expect(runs).toBe(3);
});

it('shares one run among all who ask during another', async () => {
  let release = () => {};
  let runs = 0;
  const { loop, clock } = periodic(async () => {
    runs += 1;
    await new Promise<void>(resolve => {
      release = resolve;
    });
  });
  await clock.advance(0);
  const asked = [loop.trigger(), loop.trigger(), loop.trigger()];
  expect(runs).toBe(1);
  release();
  await clock.advance(0);
  expect(runs).toBe(2);
  release();
  await Promise.all(asked);
  await loop.stop();
});

it('says once that it fails, and goes on', async () => {
  let fails = true;
  const { clock, logger, loop } = periodic(async () => {
    if (fails) throw new Error('no way');
  });
  await clock.advance(3500);
  expect(logger.warn.mock.calls).toEqual([
    ['Nothing moves; retrying: Error: no way'],
  ]);
  await expect(loop.trigger()).rejects.toThrow('no way');
  fails = false;
  await clock.advance(1000);
  fails = true;
  await clock.advance(2000);
  expect(logger.warn).toHaveBeenCalledTimes(2);
  await loop.stop();
});

it('measures each run, with what it threw', async () => {
  const runs: unknown[] = [];
  let fails = false;
  const { clock, loop } = periodic(
    async () => {
      if (fails) throw new Error('no way');
    },
    { ...noMetrics, reactionRan: (name, ran) => runs.push([name, ran]) },
  );
  await clock.advance(0);
  fails = true;
  await clock.advance(1000);
  expect(runs).toEqual([
    ['services', { seconds: 0 }],
    ['services', { seconds: 0, error: new Error('no way') }],
  ]);
  await loop.stop();
});
