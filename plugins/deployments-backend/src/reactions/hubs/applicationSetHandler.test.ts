import type { ApplicationSetObservation } from '@argosy/plugin-deployments-common';
import { memoryStore } from './__testUtils__/memoryStore';
import { observing } from './__testUtils__/observing';
import { applicationSetSink } from './applicationSetHandler';
import type { ObserveRoom } from './types';

const set = (uid = 'u'): ApplicationSetObservation => ({
  hub: 'main',
  namespace: 'argocd',
  name: 'store-prod',
  uid,
  errors: [{ type: 'ErrorOccurred', message: 'no entry for key' }],
  generated: ['shop-prod-eu1'],
});

describe('ApplicationSets', () => {
  it('are written and told when they say something new, and gone when the list lacks them', async () => {
    const store = memoryStore();
    const told: string[][] = [];
    const { hub } = observing();
    const room = {
      hub,
      readModel: store,
      notifier: { changed: (ids: string[]) => told.push(ids) },
    } satisfies Partial<ObserveRoom>;
    const sink = applicationSetSink(room, 'argocd');
    await sink.save([set()]);
    await sink.save([set()]);
    expect(store.sets.size).toBe(1);
    expect(told).toEqual([['hub/main']]);
    await sink.retain(new Set());
    expect(store.sets.size).toBe(0);
    await sink.save([set()]);
    await sink.save([set('made again')]);
    expect(store.sets.get('main/argocd/store-prod')?.uid).toBe('made again');
    await sink.remove([set()]);
    expect(store.sets.size).toBe(0);
    expect(told).toHaveLength(5);
  });
});
