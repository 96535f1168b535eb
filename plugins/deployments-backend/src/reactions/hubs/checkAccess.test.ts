import { named, observeFakeHubs } from './__testUtils__/observeFakeHubs';

const MISSING = 'Our account lacks the right to patch. Grant it.';

describe('a right that only a merge would miss', () => {
  let running: { stop(): Promise<void> } | undefined;
  afterEach(() => running?.stop());

  it('is said of a hub that is live, until it is granted', async () => {
    const { hub, store, clock, logger, start } = observeFakeHubs();
    hub.missingRights = MISSING;
    running = start();
    await clock.advance(100);
    expect(store.last).toMatchObject({ state: 'live', cause: MISSING });
    expect(logger.warn).toHaveBeenLastCalledWith(
      `Hub main is live. ${MISSING}`,
    );
    hub.missingRights = undefined;
    await clock.advance(60_000);
    expect(store.last?.state).toBe('live');
    expect(store.last?.cause).toBeUndefined();
  });

  it('does not hide why details are missing, nor why the hub is not live', async () => {
    const { hub, store, clock, start } = observeFakeHubs();
    hub.missingRights = MISSING;
    hub.clusters = named('NotAllowedError', 'Argo CD refuses.');
    running = start();
    await clock.advance(100);
    expect(store.last?.cause).toMatch(/^Argo CD refuses\. .*Grant it\.$/);
    hub.refuse = named('ServiceUnavailableError', 'Hub main is gone.');
    hub.emit(hub.refuse);
    await clock.advance(5_000);
    expect(store.last).toMatchObject({
      state: 'unreachable',
      cause: 'Hub main is gone.',
    });
  });

  it('is not guessed where the hub does not say', async () => {
    const { hub, store, clock, start } = observeFakeHubs();
    hub.findMissingRights = async () => {
      throw named('NotFoundError', 'It does not know the question.');
    };
    running = start();
    await clock.advance(100);
    expect(store.last?.state).toBe('live');
    expect(store.last?.cause).toBeUndefined();
  });
});
