import { databases, startReadModel } from './__testUtils__/readModels';
import { refusingRows } from './refusedRow';

describe.each(databases.eachSupportedId())('what cannot be read, on %s', id => {
  it('stands beside the state of its hub until it is replaced', async () => {
    const { readModel } = await startReadModel(id);
    const objects = [1, 2, 3, 4, 5, 6].map(n => ({
      kind: n === 6 ? 'applicationsets' : 'applications',
      namespace: 'argocd',
      name: `x${n}`,
      ...(n === 1 && { uid: 'u' }),
      why: 'spec: expected object',
      since: `2026-11-21T10:0${n}:00.000Z`,
    }));
    await readModel.replaceUnreadable('main', objects);
    expect(await readModel.listUnreadable('main')).toEqual(objects);
    expect(await readModel.listUnreadable('other')).toEqual([]);
    const [main, other] = await readModel.listHubs();
    expect(main.unreadable).toMatchObject({
      count: 6,
      since: objects[0].since,
    });
    expect(main.unreadable?.first).toHaveLength(5);
    expect(main.unreadable?.first[0]).toEqual({
      name: 'Application argocd/x1',
      since: objects[0].since,
      why: objects[0].why,
    });
    expect(other.unreadable).toBeUndefined();
    const cluster = {
      kind: 'clusters',
      namespace: '',
      name: 'number 1 of the list',
    };
    await readModel.replaceUnreadable('other', [{ ...objects[0], ...cluster }]);
    expect((await readModel.listHubs())[1].unreadable?.first).toMatchObject([
      { name: 'Cluster number 1 of the list' },
    ]);
    await readModel.replaceUnreadable('main', []);
    expect((await readModel.listHubs())[0].unreadable).toBeUndefined();
  });

  it('a row that the database refuses is told from a database in trouble', async () => {
    const { knex } = await startReadModel(id);
    const refused = refusingRows(async () =>
      knex('applications').insert({ id: 'x' }),
    );
    await expect(refused).rejects.toMatchObject({ name: 'RowRefusedError' });
    const lost = refusingRows(async () => knex('no_such_table'));
    await expect(lost).rejects.not.toMatchObject({ name: 'RowRefusedError' });
  });
});
