import { openChange, watching } from './__testUtils__/watching';

describe('the watch over Changes, on two replicas', () => {
  it('tells Argo CD what another replica saw merged and could not tell any more', async () => {
    const { world, timers, watch, happened } = watching();
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
    await watch.stop();
  });
});
