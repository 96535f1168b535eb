import { callerOf } from '../__testUtils__/callerOf';
import type { ChangeRow } from '../../database/types';
import { service } from '../../database/__testUtils__/readModels';
import { openReadModel } from '../__testUtils__/openReadModel';
import { ENGINES, newPlace } from '../__testUtils__/places';
import { contextOf, specOf } from '../__testUtils__/operationContext';
import { listServices } from './listServices';

const change = (name: string, over: Partial<ChangeRow>): ChangeRow => ({
  id: `${name}-1`,
  operation: 'create-service',
  service: name,
  entityRef: `component:default/${name}`,
  owner: 'group:default/team-a',
  description: '',
  planHash: '1',
  state: 'open',
  by: 'pull-request',
  url: `https://git.example.com/pulls/${name}`,
  targets: [{ environment: 'dev', cluster: 'eu1' }],
  requestedBy: 'user:default/ada',
  createdAt: '2026-11-01T10:00:00.000Z',
  request: { spec: specOf({ name }) },
  branch: `argosy/create-service/${name}-1`,
  ...over,
});

it.each(ENGINES)(
  'lists services of merged files, and those that are on their way there, on %s',
  async engine => {
    const { readModel, close } = await openReadModel(await newPlace(engine));
    await readModel.replaceServices('c1', [service({ name: 'shop' })]);
    for (const row of [
      change('shop', {}),
      change('waits', {
        entityRef: 'component:default/old',
        request: {
          spec: specOf({ name: 'waits', entityRef: 'component:default/old' }),
        },
      }),
      change('just', { state: 'merged', mergedAt: '2026-11-21T09:59:00.000Z' }),
      change('removed', {
        state: 'merged',
        mergedAt: '2026-11-20T10:00:00.000Z',
      }),
      change('closed', { state: 'closed' }),
      change('failed', { state: 'failed' }),
      change('writing', { state: 'writing' }),
    ]) {
      await readModel.saveChange(row);
    }
    const { items } = await listServices.run(
      contextOf({ readModel }),
      {},
      callerOf(),
    );
    expect(
      Object.fromEntries(items.map(item => [item.name, item])),
    ).toMatchObject({
      shop: { state: 'merged', providesEntity: true },
      waits: {
        state: 'open',
        providesEntity: false,
        entityRef: 'component:default/old',
        changeUrl: 'https://git.example.com/pulls/waits',
      },
      just: { state: 'open', providesEntity: true },
    });
    expect(items).toHaveLength(3);
    await close();
  },
);
