import type { ApplicationSetObservation } from '@argosy/plugin-deployments-common';
import { memoryStore } from './__testUtils__/memoryStore';
import { observeFakeHubs } from './__testUtils__/observeFakeHubs';
import { applicationSetHandler } from './applicationSetHandler';
import type { HubContext } from './types';

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
    const { hub } = observeFakeHubs();
    const context = {
      hub,
      readModel: store,
      notifier: { changed: (ids: string[]) => told.push(ids) },
    } satisfies Partial<HubContext>;
    const handler = applicationSetHandler(context, 'argocd');
    await handler.save([set()]);
    await handler.save([set()]);
    expect(store.sets.size).toBe(1);
    expect(told).toEqual([['hub/main']]);
    await handler.retain(new Set());
    expect(store.sets.size).toBe(0);
    await handler.save([set()]);
    await handler.save([set('made again')]);
    expect(store.sets.get('main/argocd/store-prod')?.uid).toBe('made again');
    await handler.remove([set()]);
    expect(store.sets.size).toBe(0);
    expect(told).toHaveLength(5);
  });
});
