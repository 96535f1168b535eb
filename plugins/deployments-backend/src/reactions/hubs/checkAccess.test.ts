import { named, observing } from './__testUtils__/observing';

const MISSING = 'Our account lacks the right to patch. Grant it.';

describe('a right that only a merge would miss', () => {
  let running: { stop(): Promise<void> } | undefined;
  afterEach(() => running?.stop());

  it('is said of a hub that is live, until it is granted', async () => {
    const { hub, store, timers, logger, start } = observing();
    hub.missingRights = MISSING;
    running = start();
    await timers.advance(100);
    expect(store.last).toMatchObject({ state: 'live', cause: MISSING });
    expect(logger.warn).toHaveBeenLastCalledWith(
      `Hub main is live. ${MISSING}`,
    );
    hub.missingRights = undefined;
    await timers.advance(60_000);
    expect(store.last?.state).toBe('live');
    expect(store.last?.cause).toBeUndefined();
  });

  it('does not hide why details are missing, nor why the hub is not live', async () => {
    const { hub, store, timers, start } = observing();
    hub.missingRights = MISSING;
    hub.clusters = named('NotAllowedError', 'Argo CD refuses.');
    running = start();
    await timers.advance(100);
    expect(store.last?.cause).toMatch(/^Argo CD refuses\. .*Grant it\.$/);
    hub.refuse = named('ServiceUnavailableError', 'Hub main is gone.');
    hub.emit(hub.refuse);
    await timers.advance(5_000);
    expect(store.last).toMatchObject({
      state: 'unreachable',
      cause: 'Hub main is gone.',
    });
  });

  it('is not guessed where the hub does not say', async () => {
    const { hub, store, timers, start } = observing();
    hub.findMissingRights = async () => {
      throw named('NotFoundError', 'It does not know the question.');
    };
    running = start();
    await timers.advance(100);
    expect(store.last?.state).toBe('live');
    expect(store.last?.cause).toBeUndefined();
  });
});
