import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import {
  databases,
  HUBS,
  sharedDatabases,
  startReadModel,
} from './__testUtils__/readModels';
import { createReadModel } from './createReadModel';

const MIGRATIONS = readdirSync(join(__dirname, '../../migrations')).length;

it.each(databases.eachSupportedId())(
  'finds its tables as it left them, on %s',
  async id => {
    const { open, knex, readModel } = await startReadModel(id);
    await readModel.saveCheckpoint('main', 'applications/argocd', '7');
    const again = await open();
    expect(await again.getCheckpoints('main')).toEqual({
      'applications/argocd': '7',
    });
    expect(await knex('knex_migrations')).toHaveLength(MIGRATIONS);
  },
);

for (const id of sharedDatabases) {
  it(`lets backends start at once on an empty database of ${id}`, async () => {
    const knex = await databases.init(id);
    const opened = await Promise.all(
      Array.from({ length: 4 }, () =>
        createReadModel(mockServices.database({ knex }), { hubs: HUBS }),
      ),
    );
    for (const readModel of opened) {
      expect(await readModel.listHubs()).toHaveLength(HUBS.length);
    }
    expect(await knex('knex_migrations')).toHaveLength(MIGRATIONS);
  });
}
