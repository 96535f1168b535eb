import { TestApiProvider } from '@backstage/frontend-test-utils';
import { act, renderHook } from '@testing-library/react';
import { PropsWithChildren } from 'react';
import { useLiveAnswer } from './useLiveAnswer';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const wrapper = ({ children }: PropsWithChildren<{}>) => (
  <TestApiProvider apis={[]}>{children}</TestApiProvider>
);
const never = () => Infinity;
const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));

/** What fetch throws when nobody answers. */
const offline = () => new TypeError('Failed to fetch');
const answered = (statusCode: number) =>
  Object.assign(new Error('no'), {
    name: 'ResponseError',
    statusCode,
    cause: new Error('no'),
  });

it('asks again by itself after a failure on the way, and keeps the last answer until then', async () => {
  const read = jest
    .fn<Promise<string>, []>()
    .mockResolvedValueOnce('first')
    .mockRejectedValueOnce(offline())
    .mockResolvedValue('second');
  const { result } = renderHook(() => useLiveAnswer(read, never), { wrapper });
  await pass(0);
  expect(result.current.answer).toBe('first');
  act(() => result.current.refresh());
  await pass(1_000);
  expect(result.current).toMatchObject({
    answer: 'first',
    error: expect.any(TypeError),
  });
  await pass(2_000);
  expect(result.current).toMatchObject({ answer: 'second', pending: false });
  expect(result.current.error).toBeUndefined();
});

it('waits longer after each failure, and never gives up', async () => {
  const read = jest.fn().mockRejectedValue(answered(503));
  renderHook(() => useLiveAnswer(read, never), { wrapper });
  const calls = [];
  for (const ms of [0, 2_000, 5_000, 15_000, 30_000, 30_000]) {
    await pass(ms);
    calls.push(read.mock.calls.length);
  }
  expect(calls).toEqual([1, 2, 3, 4, 5, 6]);
});

it.each([403, 404, 400])(
  'leaves it at an answer that says no: %s',
  async statusCode => {
    const read = jest.fn().mockRejectedValue(answered(statusCode));
    renderHook(() => useLiveAnswer(read, never), { wrapper });
    await pass(600_000);
    expect(read).toHaveBeenCalledTimes(1);
  },
);

it('asks nothing more once the card is gone', async () => {
  const read = jest.fn().mockRejectedValue(offline());
  const { unmount } = renderHook(() => useLiveAnswer(read, never), { wrapper });
  await pass(0);
  unmount();
  await pass(600_000);
  expect(read).toHaveBeenCalledTimes(1);
});
