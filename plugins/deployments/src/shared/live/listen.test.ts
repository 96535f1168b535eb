import { listen, Signal } from './listen';

/** Signals of which it is known who is subscribed. */
function fakeSignals() {
  const subscribed = new Set<(message: Signal) => void>();
  return {
    subscribed,
    subscribe: <T>(_: string, onMessage: (message: T) => void) => {
      const hear = (message: Signal) =>
        onMessage(JSON.parse(JSON.stringify(message)));
      subscribed.add(hear);
      return { unsubscribe: () => void subscribed.delete(hear) };
    },
  };
}

const SIGNAL: Signal = { all: true };

it('is one subscription for all, begun by the first and ended by the last', () => {
  const signals = fakeSignals();
  const [first, second] = [jest.fn(), jest.fn()];
  const endFirst = listen(signals, first);
  const endSecond = listen(signals, second);
  expect(signals.subscribed.size).toBe(1);
  signals.subscribed.forEach(hear => hear(SIGNAL));
  endFirst();
  signals.subscribed.forEach(hear => hear(SIGNAL));
  expect(first.mock.calls).toEqual([[SIGNAL]]);
  expect(second.mock.calls).toEqual([[SIGNAL], [SIGNAL]]);
  endSecond();
  expect(signals.subscribed.size).toBe(0);
  const endThird = listen(signals, first);
  expect(signals.subscribed.size).toBe(1);
  endThird();
});
