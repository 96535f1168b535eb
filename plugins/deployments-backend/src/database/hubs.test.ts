import {
  application,
  databases,
  HUBS,
  startReadModel,
} from './__testUtils__/readModels';

/** Hubs as they are told. */
const SHOWN = HUBS.map(({ namespaces, ...hub }) => hub);

describe.each(databases.eachSupportedId())('hubs on %s', id => {
  it('are connecting before anything is written', async () => {
    const { readModel } = await startReadModel(id);
    const since = '2026-11-21T10:00:00.000Z';
    expect(await readModel.listHubs()).toEqual([
      { ...SHOWN[0], state: 'connecting', since },
      { ...SHOWN[1], state: 'connecting', since },
    ]);
  });

  it('keep since while the state stays', async () => {
    const { readModel, clock } = await startReadModel(id);
    const down = { name: 'main', state: 'unreachable' as const, details: true };
    expect(await readModel.saveHub({ ...down, cause: 'It hangs.' })).toBe(true);
    clock.now = new Date('2026-11-21T11:00:00.000Z');
    expect(await readModel.saveHub({ ...down, cause: 'It hangs.' })).toBe(
      false,
    );
    expect(await readModel.saveHub({ ...down, cause: 'It is gone.' })).toBe(
      true,
    );
    const since = '2026-11-21T10:00:00.000Z';
    expect((await readModel.listHubs())[0]).toMatchObject({
      since,
      cause: 'It is gone.',
    });
    expect(await readModel.saveHub({ ...down, state: 'live' })).toBe(true);
    const [live] = await readModel.listHubs();
    expect(live).toEqual({
      ...SHOWN[0],
      state: 'live',
      since: '2026-11-21T11:00:00.000Z',
    });
  });

  it('are stale when the last backend that watched them went silent', async () => {
    const { readModel, knex } = await startReadModel(id);
    await readModel.saveHub({ name: 'main', state: 'live', details: true });
    await readModel.acquireLease('main', 'a');
    expect((await readModel.listHubs())[0].state).toBe('live');
    await knex('leases').update({
      expires_at: Date.parse('2026-11-21T09:59:00Z') / 1000 - 86400 * 365,
    });
    expect((await readModel.listHubs())[0]).toMatchObject({
      state: 'stale',
      since: '2025-11-21T09:59:00.000Z',
      cause: expect.stringContaining('No backend'),
    });
  });

  it('leave nothing behind once they are out of the config', async () => {
    const { readModel, open } = await startReadModel(id);
    await readModel.saveHub({ name: 'other', state: 'live', details: false });
    await readModel.saveApplications('other', [application()]);
    await readModel.saveApplications('main', [application()]);
    await readModel.saveCheckpoint('other', 'applications/argocd', '7');
    const gone = { kind: 'clusters', namespace: '', name: 'x', why: 'y' };
    await readModel.replaceUnreadable('other', [{ ...gone, since: '2026' }]);
    const reopened = await open([HUBS[0]]);
    expect((await reopened.listHubs()).map(hub => hub.name)).toEqual(['main']);
    expect((await reopened.listApplicationNames()).map(n => n.hub)).toEqual([
      'main',
    ]);
    expect(await reopened.getCheckpoints('other')).toEqual({});
    expect(await reopened.listUnreadable('other')).toEqual([]);
  });

  it('remember where their watches go on', async () => {
    const { readModel } = await startReadModel(id);
    await readModel.saveCheckpoint('main', 'applications/argocd', '7');
    await readModel.saveCheckpoint('main', 'applications/argocd', '8');
    await readModel.saveCheckpoint('main', 'applicationsets/argocd', '3');
    expect(await readModel.getCheckpoints('main')).toEqual({
      'applications/argocd': '8',
      'applicationsets/argocd': '3',
    });
  });

  it('replace their clusters', async () => {
    const { readModel } = await startReadModel(id);
    const cluster = {
      hub: 'main',
      name: 'eu1',
      region: 'eu',
      labels: { environment: 'prod' },
      apiVersions: ['apps/v1/Deployment'],
      connection: 'Failed' as const,
      message: 'no route\0 to host',
      observedAt: '2026-11-21T10:00:00.000Z',
    };
    await readModel.saveClusters('main', [{ ...cluster, name: 'old' }]);
    await readModel.saveClusters('main', [cluster]);
    expect(await readModel.listClusters()).toEqual([
      { ...cluster, message: 'no route\ufffd to host' },
    ]);
  });

  it('keep their ApplicationSets', async () => {
    const { readModel } = await startReadModel(id);
    const set = (name: string) => ({
      hub: 'main',
      namespace: 'argocd',
      name,
      uid: `uid-${name}`,
      errors: [{ type: 'ErrorOccurred', message: "it's \0 broken" }],
      generated: ['shop-prod-eu1'],
    });
    const all = ['a', 'b', 'c'].map(set);
    await readModel.saveApplicationSets('main', all);
    await readModel.saveApplicationSets('main', [{ ...all[0], errors: [] }]);
    await readModel.deleteApplicationSets('main', [
      { namespace: 'argocd', name: 'b' },
    ]);
    await readModel.retainApplicationSets('main', 'argocd', new Set(['uid-a']));
    expect(await readModel.listApplicationSets()).toEqual([
      { ...all[0], errors: [] },
    ]);
  });
});
