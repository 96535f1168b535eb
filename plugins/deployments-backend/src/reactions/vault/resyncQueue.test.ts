import { createResyncQueue, type Batch } from './resyncQueue';

const EVERY_MS = 100;
const RETRY_MS = 10;

/** A queue whose full look at the start is done, and its clock. */
function afterFirst() {
  const clock = { at: 0 };
  const queue = createResyncQueue(
    { now: () => clock.at },
    { everyMs: EVERY_MS, retryMs: RETRY_MS },
  );
  expect(names(queue.take())).toBe('all');
  queue.done({});
  return { clock, queue };
}

const names = (batch: Batch | undefined) => {
  if (!batch) return 'nothing';
  return batch.services ? [...batch.services].join() : 'all';
};

type Queue = ReturnType<typeof createResyncQueue>;

it.each<{
  what: string;
  given: (queue: Queue) => void;
  taken: Array<[at: number, batch: string]>;
}>([
  {
    what: 'everything at intervals',
    given() {},
    taken: [
      [EVERY_MS - 1, 'nothing'],
      [EVERY_MS, 'all'],
    ],
  },
  {
    what: 'requested services at once, and once',
    given: queue => queue.add(['shop', 'cart', 'shop']),
    taken: [
      [0, 'shop,cart'],
      [0, 'nothing'],
    ],
  },
  {
    what: 'requested services with the full look, if that is due',
    given: queue => queue.add(['shop']),
    taken: [
      [EVERY_MS, 'all'],
      [EVERY_MS, 'nothing'],
    ],
  },
  {
    what: 'everything on request',
    given: queue => queue.addAll(),
    taken: [[0, 'all']],
  },
  {
    what: 'services that are to be retried, later',
    given: queue => queue.done({ services: new Set(['shop']) }, ['shop']),
    taken: [
      [RETRY_MS - 1, 'nothing'],
      [RETRY_MS, 'shop'],
      [RETRY_MS, 'nothing'],
    ],
  },
  {
    what: 'services that are to be retried at once, if they are requested meanwhile',
    given(queue) {
      queue.done({ services: new Set(['shop']) }, ['shop']);
      queue.add(['shop']);
    },
    taken: [
      [0, 'shop'],
      [RETRY_MS, 'nothing'],
    ],
  },
  {
    what: 'services at once that were requested while they were looked at',
    given(queue) {
      queue.add(['shop']);
      queue.done({ services: new Set(['shop']) }, ['shop']);
    },
    taken: [
      [0, 'shop'],
      [RETRY_MS, 'nothing'],
    ],
  },
  {
    what: 'failed services again after a pause, with what is requested meanwhile',
    given(queue) {
      queue.failed({ services: new Set(['shop']) });
      queue.add(['cart']);
    },
    taken: [
      [RETRY_MS - 1, 'nothing'],
      [RETRY_MS, 'shop,cart'],
    ],
  },
  {
    what: 'everything again after a pause, if that failed',
    given: queue => queue.failed({}),
    taken: [
      [RETRY_MS - 1, 'nothing'],
      [RETRY_MS, 'all'],
    ],
  },
  {
    what: 'everything without a pause, if a Vault has recovered',
    given(queue) {
      queue.failed({});
      queue.addAll();
    },
    taken: [[0, 'all']],
  },
])('gives $what', ({ given, taken }) => {
  const { clock, queue } = afterFirst();
  given(queue);
  const found = taken.map(([at]) => {
    clock.at = at;
    const isFullDue = queue.isFullDue();
    const batch = queue.take();
    expect(names(batch) === 'all').toBe(isFullDue);
    if (batch) queue.done(batch);
    return [at, names(batch)];
  });
  expect(found).toEqual(taken);
});
