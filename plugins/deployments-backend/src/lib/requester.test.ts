import { setTimeout as sleep } from 'node:timers/promises';
import { onBehalfOf, requesterNow } from './requester';

it('follows a request of a person through all that it waits for, and mixes no two', async () => {
  const ask = (who: string) =>
    onBehalfOf(who, async () => {
      await sleep(1);
      return requesterNow();
    });
  expect(
    await Promise.all([
      ask('user:default/ada'),
      ask('user:default/bob'),
      ask('service:plugin:scaffolder'),
      ask('nobody'),
    ]),
  ).toEqual(['user:default/ada', 'user:default/bob', undefined, undefined]);
  expect(requesterNow()).toBeUndefined();
});
