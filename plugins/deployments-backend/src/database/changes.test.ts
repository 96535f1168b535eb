import { databases, startReadModel } from './__testUtils__/readModels';
import type { ChangeRow } from './types';

const change = (overrides: Partial<ChangeRow>): ChangeRow => ({
  id: 'shop-1',
  operation: 'create-service',
  service: 'shop',
  entityRef: 'component:default/shop',
  owner: 'group:default/team-a',
  description: '',
  planHash: '0'.repeat(64),
  state: 'open',
  by: 'pull-request',
  number: 7,
  targets: [{ environment: 'prod', cluster: 'eu1' }],
  requestedBy: 'user:default/ada',
  createdAt: '2026-11-20T10:00:00.000Z',
  spec: {
    name: 'shop',
    owner: 'group:default/team-a',
    description: '',
    workloads: [],
    targets: [],
  },
  ...overrides,
});

describe.each(databases.eachSupportedId())('changes on %s', id => {
  it('are replaced by id and listed newest first', async () => {
    const { readModel } = await startReadModel(id);
    const merged = change({
      id: 'shop-2',
      state: 'merged',
      createdAt: '2026-11-21T09:00:00.000Z',
      mergedAt: '2026-11-21T09:30:00.000Z',
      message: 'it\'s "done" {{ . }}',
    });
    await readModel.saveChange(change({ state: 'writing' }));
    await readModel.saveChange(change({}));
    await readModel.saveChange(merged);
    await readModel.saveChange(change({ id: 'search-1', service: 'search' }));

    expect(await readModel.listChanges({ service: 'shop' })).toEqual([
      merged,
      change({}),
    ]);
    expect(await readModel.listChanges({ states: ['merged'] })).toEqual([
      merged,
    ]);
    expect(await readModel.listChanges({ states: ['writing'] })).toEqual([]);
    expect(
      await readModel.listChanges({ since: '2026-11-21T09:10:00.000Z' }),
    ).toEqual([merged]);
  });
});
