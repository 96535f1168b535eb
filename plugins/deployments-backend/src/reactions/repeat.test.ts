import { mockServices } from '@backstage/backend-test-utils';
import { manualTimers } from './__testUtils__/manualTimers';
import { repeat } from './repeat';

function repeating(run: () => Promise<void>) {
  const timers = manualTimers();
  const logger = mockServices.logger.mock();
  const loop = repeat({
    run,
    everyMs: 1000,
    timers,
    logger,
    trouble: 'Nothing moves',
  });
  return { timers, logger, loop };
}

it('runs at once, then again and again, until stopped', async () => {
  let runs = 0;
  const { timers, loop } = repeating(async () => {
    runs += 1;
  });
  await timers.advance(2500);
  expect(runs).toBe(3);
  await loop.stop();
  await timers.advance(5000);
  expect(runs).toBe(3);
});

it('shares one run among all who ask during another', async () => {
  let release = () => {};
  let runs = 0;
  const { loop, timers } = repeating(async () => {
    runs += 1;
    await new Promise<void>(resolve => {
      release = resolve;
    });
  });
  await timers.advance(0);
  const asked = [loop.poke(), loop.poke(), loop.poke()];
  expect(runs).toBe(1);
  release();
  await timers.advance(0);
  expect(runs).toBe(2);
  release();
  await Promise.all(asked);
  await loop.stop();
});

it('says once that it fails, and goes on', async () => {
  let fails = true;
  const { timers, logger, loop } = repeating(async () => {
    if (fails) throw new Error('no way');
  });
  await timers.advance(3500);
  expect(logger.warn.mock.calls).toEqual([
    ['Nothing moves; it is tried again: Error: no way'],
  ]);
  await expect(loop.poke()).rejects.toThrow('no way');
  fails = false;
  await timers.advance(1000);
  fails = true;
  await timers.advance(2000);
  expect(logger.warn).toHaveBeenCalledTimes(2);
  await loop.stop();
});
