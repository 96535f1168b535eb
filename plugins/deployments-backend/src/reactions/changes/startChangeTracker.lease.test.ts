import { openChange, tracking } from './__testUtils__/tracking';

describe('the tracker of Changes, on two replicas', () => {
  it('tells Argo CD what another replica saw merged and could not tell any more', async () => {
    const { world, timers, tracker, happened } = tracking();
    await timers.advance(0);
    world.isLeader = false;
    await timers.advance(20_000);
    const mergedAt = new Date(timers.now()).toISOString();
    world.changes = [openChange({ state: 'merged', mergedAt })];
    happened();
    await timers.advance(20_000);
    expect(happened()).toEqual([]);
    world.isLeader = true;
    await timers.advance(5_000);
    expect(happened()).toContain('refresh applications argocd/gitops-root');
    await tracker.stop();
  });
});
