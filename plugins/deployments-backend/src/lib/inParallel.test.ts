import { manualClock } from './__testUtils__/manualClock';
import { inParallel } from './inParallel';

const never = new AbortController().signal;

it('works on so many at a time, and on all', async () => {
  const clock = manualClock();
  let running = 0;
  let most = 0;
  const done: number[] = [];
  const all = inParallel([1, 2, 3, 4, 5, 6, 7], 3, async item => {
    running += 1;
    most = Math.max(most, running);
    await clock.sleep(item * 100, never);
    running -= 1;
    done.push(item);
  });
  await clock.advance(10_000);
  await all;
  expect(most).toBe(3);
  expect(done).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

it('begins nothing after a failure, and throws it when the others have ended', async () => {
  const clock = manualClock();
  const begun: number[] = [];
  const ended: number[] = [];
  let failure: unknown;
  const all = inParallel([1, 2, 3, 4], 2, async item => {
    begun.push(item);
    await clock.sleep(item * 100, never);
    if (item === 1) throw new Error('the first');
    ended.push(item);
  }).catch(error => {
    failure = error;
  });
  await clock.advance(100);
  expect(failure).toBeUndefined();
  await clock.advance(100);
  await all;
  expect(failure).toEqual(new Error('the first'));
  expect(begun).toEqual([1, 2]);
  expect(ended).toEqual([2]);
});
