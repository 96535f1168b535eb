import { createHmac } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import { createNotifier } from './createNotifier';

const KEY = 'key of the test';
const sign = (id: string) =>
  createHmac('sha256', KEY).update(id).digest('base64url').slice(0, 12);

describe('the notifier', () => {
  const start = () => {
    const signals = { publish: jest.fn(async (_: unknown) => {}) };
    const events = {
      publish: jest.fn(async (_: unknown) => {}),
      subscribe: jest.fn(),
    };
    const logger = mockServices.logger.mock();
    const notifier = createNotifier({ signals, events, key: KEY, logger });
    return { signals, events, logger, notifier };
  };
  const signal = (said: { ids?: string[]; secrets?: string[] } | 'all') => ({
    recipients: { type: 'broadcast' },
    channel: 'deployments',
    message:
      said === 'all'
        ? { all: true }
        : {
            ids: (said.ids ?? []).map(sign),
            secrets: (said.secrets ?? []).map(sign),
          },
  });
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('sends the first change at once, and the next ones together 200 ms later', () => {
    const { signals, notifier } = start();
    notifier.changed(['a']);
    expect(signals.publish.mock.calls).toEqual([[signal({ ids: ['a'] })]]);
    notifier.changed(['b', 'c']);
    notifier.changed(['c', 'a']);
    jest.advanceTimersByTime(199);
    expect(signals.publish).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(1);
    expect(signals.publish).toHaveBeenLastCalledWith(
      signal({ ids: ['b', 'c', 'a'] }),
    );
    notifier.changed(['d']);
    jest.advanceTimersByTime(199);
    expect(signals.publish).toHaveBeenCalledTimes(2);
    jest.advanceTimersByTime(1);
    expect(signals.publish).toHaveBeenLastCalledWith(signal({ ids: ['d'] }));
  });

  it('is at once again after a quiet time', () => {
    const { signals, notifier } = start();
    notifier.changed(['a']);
    jest.advanceTimersByTime(200);
    notifier.changed(['b']);
    expect(signals.publish).toHaveBeenLastCalledWith(signal({ ids: ['b'] }));
  });

  it('tells each change once more, for those whose connection broke, and keeps no timer then', () => {
    const { signals, notifier } = start();
    notifier.changed(['a']);
    notifier.changed(['b']);
    jest.advanceTimersByTime(9_999);
    expect(signals.publish).toHaveBeenCalledTimes(2);
    jest.advanceTimersByTime(1);
    expect(signals.publish).toHaveBeenLastCalledWith(signal({ ids: ['a'] }));
    jest.advanceTimersByTime(200);
    expect(signals.publish).toHaveBeenLastCalledWith(signal({ ids: ['b'] }));
    jest.advanceTimersByTime(20_000);
    expect(signals.publish).toHaveBeenCalledTimes(4);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('sends at most five a second, and loses no id', () => {
    const { signals, notifier } = start();
    for (let n = 0; n < 1_000; n++) {
      notifier.changed([`id-${n % 150}`]);
      jest.advanceTimersByTime(1);
    }
    expect(signals.publish.mock.calls.length).toBeLessThanOrEqual(6);
    expect(JSON.stringify(signals.publish.mock.calls)).toContain(
      sign('id-149'),
    );
  });

  it('names 200 ids, and no more', () => {
    const { signals, notifier } = start();
    const ids = Array.from({ length: 201 }, (_, n) => `id-${n}`);
    notifier.changed(ids.slice(1));
    expect(signals.publish).toHaveBeenLastCalledWith(
      signal({ ids: ids.slice(1) }),
    );
    notifier.changed(ids);
    jest.advanceTimersByTime(200);
    expect(signals.publish).toHaveBeenLastCalledWith(signal('all'));
  });

  it('signals reach anybody who can open a socket: they name nothing', () => {
    const { signals, notifier } = start();
    const ids = ['main/argocd/shop-dev-eu1', 'change/shop', 'hub/main'];
    const secrets = ['secrets/shop', 'vault/main'];
    notifier.changed([...ids, ...secrets]);
    expect(signals.publish).toHaveBeenLastCalledWith(signal({ ids, secrets }));
    const said = JSON.stringify(signals.publish.mock.calls);
    expect(said).not.toMatch(/shop|main|argocd/);
    expect(notifier.signalOf('hub/main')).toBe(sign('hub/main'));
    expect(notifier.signalOf('hub/main')).toMatch(/^[\w-]{12}$/);
  });

  it('sends nothing for no ids', () => {
    const { signals, notifier } = start();
    notifier.changed([]);
    expect(signals.publish).not.toHaveBeenCalled();
    expect(jest.getTimerCount()).toBe(0);
  });

  it('tells that the services have changed', () => {
    const { events, notifier } = start();
    notifier.servicesChanged();
    expect(events.publish).toHaveBeenCalledWith({
      topic: 'deployments.services-changed',
      eventPayload: {},
    });
  });

  it('logs what cannot be sent, and goes on', async () => {
    const { signals, logger, notifier } = start();
    const down = new Error('down');
    signals.publish.mockRejectedValueOnce(down);
    notifier.changed(['a']);
    notifier.changed(['b']);
    await jest.advanceTimersByTimeAsync(200);
    expect(logger.warn).toHaveBeenCalledWith(
      'A signal could not be sent',
      down,
    );
    expect(signals.publish).toHaveBeenLastCalledWith(signal({ ids: ['b'] }));
  });

  it('sends what waits when it stops, waits for it, and is silent then', async () => {
    const { signals, events, notifier } = start();
    notifier.changed(['a']);
    notifier.changed(['b']);
    let sent = false;
    signals.publish.mockImplementationOnce(async () => {
      await Promise.resolve();
      sent = true;
    });
    await notifier.stop();
    expect(sent).toBe(true);
    expect(signals.publish).toHaveBeenLastCalledWith(signal({ ids: ['b'] }));
    notifier.changed(['c']);
    notifier.servicesChanged();
    jest.advanceTimersByTime(1_000);
    expect(signals.publish).toHaveBeenCalledTimes(2);
    expect(events.publish).not.toHaveBeenCalled();
    expect(jest.getTimerCount()).toBe(0);
  });
});
