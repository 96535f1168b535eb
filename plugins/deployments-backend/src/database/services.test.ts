import { databases, service, startReadModel } from './__testUtils__/readModels';

describe.each(databases.eachSupportedId())('services on %s', id => {
  it('are read back as written, by name and by entity', async () => {
    const { readModel } = await startReadModel(id);
    const shop = service({ description: 'it\'s "ours"\n{{ x }}' });
    const search = service({ name: 'search', providesEntity: false });
    expect(await readModel.replaceServices('c1', [shop, search])).toBe(true);
    expect(await readModel.listServices()).toEqual([search, shop]);
    expect(await readModel.getService('shop')).toEqual(shop);
    expect(await readModel.getService('nobody\0')).toBeUndefined();
    expect(
      await readModel.findServiceByEntity('Component:default/Search'),
    ).toEqual(search);
  });

  it('say whether a commit changed any', async () => {
    const { readModel } = await startReadModel(id);
    const both = [service(), service({ name: 'search' })];
    await readModel.replaceServices('c1', both);
    expect(await readModel.replaceServices('c2', [...both].reverse())).toBe(
      false,
    );
    const moved = service({ name: 'search', targets: [] });
    expect(await readModel.replaceServices('c3', [both[0], moved])).toBe(true);
    expect(await readModel.getService('search')).toEqual(moved);
    expect(await readModel.replaceServices('c4', [moved])).toBe(true);
    expect(await readModel.listServices()).toEqual([moved]);
  });

  it("take another team's page by claiming its entity: the first that claimed it keeps it", async () => {
    const { readModel, clock } = await startReadModel(id);
    const shop = service();
    const thief = service({
      ...{ name: 'a-thief', providesEntity: false },
      entityRef: 'component:default/Shop',
    });
    const holder = async () =>
      (await readModel.findServiceByEntity('component:default/shop'))?.name;
    await readModel.replaceServices('c1', [shop, thief]);
    expect(await holder()).toBe('shop');
    await readModel.replaceServices('c2', [thief]);
    expect(await holder()).toBe('a-thief');
    clock.now = new Date('2026-11-21T11:00:00.000Z');
    const changed = { ...thief, description: 'changed' };
    await readModel.replaceServices('c3', [shop, changed]);
    expect(await holder()).toBe('a-thief');
  });

  it('may be a thousand', async () => {
    const { readModel } = await startReadModel(id);
    const many = Array.from({ length: 1000 }, (_, n) =>
      service({ name: `s${n}` }),
    );
    expect(await readModel.replaceServices('c1', many)).toBe(true);
    expect(await readModel.listServices()).toHaveLength(1000);
    expect(await readModel.replaceServices('c1', [])).toBe(true);
    expect(await readModel.listServices()).toEqual([]);
  });
});
