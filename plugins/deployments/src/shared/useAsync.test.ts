import { act, renderHook, waitFor } from '@testing-library/react';
import { useAsync } from './useAsync';

/** Questions that are answered by hand. */
function byHand() {
  const open: Array<{
    resolve(value: string): void;
    reject(error: unknown): void;
  }> = [];
  const ask = () =>
    new Promise<string>((resolve, reject) => open.push({ resolve, reject }));
  return { open, ask };
}

it('keeps what it knows while it asks again', async () => {
  const { open, ask } = byHand();
  const { result } = renderHook(() => useAsync(ask));
  expect(result.current).toMatchObject({ loading: true });
  await act(async () => open[0].resolve('one'));
  expect(result.current).toMatchObject({ loading: false, value: 'one' });
  act(() => result.current.retry());
  expect(result.current).toMatchObject({ loading: true, value: 'one' });
  await act(async () => open[1].reject('no words'));
  expect(result.current).toMatchObject({
    loading: false,
    error: new Error('no words'),
  });
  expect(result.current.value).toBeUndefined();
});

it('drops the answer to what is no longer asked', async () => {
  const [old, young] = [byHand(), byHand()];
  const { result, rerender } = renderHook(({ ask }) => useAsync(ask), {
    initialProps: { ask: old.ask },
  });
  rerender({ ask: young.ask });
  await act(async () => young.open[0].resolve('young'));
  await act(async () => old.open[0].resolve('old'));
  await waitFor(() => expect(result.current.value).toBe('young'));
});
