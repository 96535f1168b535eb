import { databases, startReadModel } from './__testUtils__/readModels';

describe.each(databases.eachSupportedId())('leases on %s', id => {
  it('are held by one, renewed by that one, and end when released', async () => {
    const { readModel } = await startReadModel(id);
    expect(await readModel.acquireLease('main', 'a')).toBe(true);
    expect(await readModel.acquireLease('main', 'b')).toBe(false);
    expect(await readModel.acquireLease('main', 'a')).toBe(true);
    expect(await readModel.acquireLease('other', 'b')).toBe(true);
    await readModel.releaseLease('main', 'b');
    expect(await readModel.acquireLease('main', 'b')).toBe(false);
    await readModel.releaseLease('main', 'a');
    expect(await readModel.acquireLease('main', 'b')).toBe(true);
  });

  it('last 15 seconds by the clock of the database', async () => {
    const { readModel, knex } = await startReadModel(id);
    await readModel.acquireLease('main', 'a');
    const [{ expires_at: end }] = await knex('leases');
    expect(end - Date.now() / 1000).toBeGreaterThan(13);
    expect(end - Date.now() / 1000).toBeLessThan(17);
    await knex('leases').update({ expires_at: end - 15.5 });
    expect(await readModel.acquireLease('main', 'b')).toBe(true);
    expect(await readModel.acquireLease('main', 'a')).toBe(false);
  });

  it('go to one of many who ask at once', async () => {
    const { readModel } = await startReadModel(id);
    for (const name of ['x', 'y', 'z']) {
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, n) =>
          readModel.acquireLease(name, `h${n}`),
        ),
      );
      expect(answers.filter(Boolean)).toHaveLength(1);
    }
  });
});
