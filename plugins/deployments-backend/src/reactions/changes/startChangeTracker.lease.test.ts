import { openChange, tracking } from './__testUtils__/tracking';

describe('the tracker of Changes, on two replicas', () => {
  it('tells Argo CD what another replica saw merged and could not tell any more', async () => {
    const { world, clock, tracker, happened } = tracking();
    await clock.advance(0);
    world.isLeader = false;
    await clock.advance(20_000);
    const mergedAt = new Date(clock.now()).toISOString();
    world.changes = [openChange({ state: 'merged', mergedAt })];
    happened();
    await clock.advance(20_000);
    expect(happened()).toEqual([]);
    world.isLeader = true;
    await clock.advance(5_000);
    expect(happened()).toContain('refresh applications argocd/gitops-root');
    await tracker.stop();
  });
});
