import {
  application,
  databases,
  names,
  startReadModel,
} from './__testUtils__/readModels';

const ID = 'main/argocd/shop-prod-eu1';

describe.each(databases.eachSupportedId())('saveApplications on %s', id => {
  async function once() {
    const started = await startReadModel(id);
    expect(
      await started.readModel.saveApplications('main', [application()]),
    ).toEqual([ID]);
    const later = new Date('2026-11-21T10:05:00.000Z');
    started.clock.now = later;
    const read = async () => {
      const [one] = await started.readModel.getDeployments([ID]);
      return one!;
    };
    return { ...started, later: later.toISOString(), read };
  }

  it('says nothing changed for the same observation, and moves only the time of it', async () => {
    const { readModel, read, later } = await once();
    expect(await readModel.saveApplications('main', [application()])).toEqual(
      [],
    );
    expect(await read()).toMatchObject({
      changedAt: '2026-11-21T09:00:00Z',
      observedAt: later,
    });
  });

  it.each([
    ['sync', { sync: 'OutOfSync' as const }],
    ['health', { health: 'Degraded' as const }],
    ['images', { images: ['registry.example.com/shop:1.7.3'] }],
    ['phase', { operation: { phase: 'Running' } }],
  ])('moves changedAt with %s', async (_, change) => {
    const { readModel, read, later } = await once();
    expect(
      await readModel.saveApplications('main', [application(change)]),
    ).toEqual([ID]);
    expect((await read()).changedAt).toBe(later);
  });

  it.each([
    ['cause', { cause: { message: 'It is late.' } }],
    ['progress', { progress: '1 of 2 replicas ready' }],
    ['message', { operation: { phase: 'Succeeded', message: 'done' } }],
  ])('tells a new %s without moving changedAt', async (_, change) => {
    const { readModel, read } = await once();
    expect(
      await readModel.saveApplications('main', [application(change)]),
    ).toEqual([ID]);
    expect(await read()).toMatchObject({
      ...change,
      changedAt: '2026-11-21T09:00:00Z',
    });
  });

  it('is silent about a revision that moves alone', async () => {
    const { readModel, read } = await once();
    const sha = 'b'.repeat(40);
    expect(
      await readModel.saveApplications('main', [
        application({ revision: sha }),
      ]),
    ).toEqual([]);
    expect((await read()).revision).toEqual({ sha });
  });

  it('keeps the cause of the resource tree until the Application changes', async () => {
    const { readModel, read } = await once();
    const bad = application({
      health: 'Degraded',
      cause: { message: 'Degraded.' },
    });
    await readModel.saveApplications('main', [bad]);
    const cause = { message: 'Image x cannot be pulled.', next: 'Roll back.' };
    expect(await readModel.saveCause(ID, { cause })).toBe(true);
    expect(await readModel.saveCause(ID, { cause })).toBe(false);
    expect(await readModel.saveApplications('main', [bad])).toEqual([]);
    expect((await read()).cause).toEqual(cause);

    expect(await readModel.saveApplications('main', [application()])).toEqual([
      ID,
    ]);
    expect((await read()).cause).toBeUndefined();
  });

  it('has no cause to keep for an Application that is gone', async () => {
    const { readModel } = await startReadModel(id);
    expect(await readModel.saveCause(ID, { cause: { message: 'x' } })).toBe(
      false,
    );
  });

  it('takes text that no engine likes, and the last of two of one name', async () => {
    const { readModel, read } = await once();
    const hostile = application({
      labels: { 'a\0b': "'; drop table applications; --\0", a: '\ud800' },
      images: ['\0', '"', "'", '\\', '\u2028'],
      cause: { message: 'NUL \0 and half \udc00 a pair' },
      operation: { phase: 'Running', message: '`$1` ? ?? :name {{ .x }}\0' },
      progress: '\0',
    });
    await readModel.saveApplications('main', [application(), hostile]);
    expect(await readModel.saveApplications('main', [hostile])).toEqual([]);
    expect(await read()).toMatchObject({
      images: ['\ufffd', '"', "'", '\\', '\u2028'],
      cause: { message: 'NUL \ufffd and half \ufffd a pair' },
      progress: '\ufffd',
    });
  });

  it('moves labels with the Application', async () => {
    const { readModel } = await once();
    const web = { labels: [{ key: 'tier', operator: 'exists' as const }] };
    const list = async () =>
      names(await readModel.listDeployments({ selector: web, limit: 9 }));
    expect(await list()).toEqual(['shop-prod-eu1']);
    await readModel.saveApplications('main', [application({ labels: {} })]);
    expect(await list()).toEqual([]);
  });

  it('writes thousands in one batch, and removes what a list no longer has', async () => {
    const { readModel } = await startReadModel(id);
    const many = Array.from({ length: 2500 }, (_, n) =>
      application({ name: `app-${n}` }),
    );
    expect(await readModel.saveApplications('main', many)).toHaveLength(2500);
    expect(await readModel.listApplicationNames()).toHaveLength(2500);
    const stay = new Set(many.slice(0, 3).map(({ uid }) => uid));
    expect(
      await readModel.retainApplications('main', 'elsewhere', new Set()),
    ).toEqual([]);
    expect(
      await readModel.retainApplications('main', 'argocd', stay),
    ).toHaveLength(2497);
    expect(
      await readModel.deleteApplications('main', [
        { namespace: 'argocd', name: 'app-0' },
        { namespace: 'argocd', name: 'nobody' },
      ]),
    ).toEqual(['main/argocd/app-0']);
    expect((await readModel.listApplicationNames()).map(n => n.name)).toEqual([
      'app-1',
      'app-2',
    ]);
  });

  it('lists revisions without a commit: ours first, the newest first, no charts', async () => {
    const { readModel } = await startReadModel(id);
    const at = (finishedAt: string) => ({
      operation: { phase: 'Succeeded', finishedAt },
    });
    const sha = (c: string) => c.repeat(40);
    await readModel.saveApplications('main', [
      application({
        name: 'a',
        revision: sha('a'),
        ...at('2026-11-21T08:00:00Z'),
      }),
      application({
        name: 'b',
        revision: sha('b'),
        ...at('2026-11-21T09:00:00Z'),
      }),
      application({
        name: 'c',
        revision: sha('c'),
        ...at('2026-11-21T07:00:00Z'),
      }),
      application({ name: 'chart', revision: '1.2.3' }),
      {
        ...application({ name: 'foreign', revision: sha('f') }),
        service: undefined,
      },
    ]);
    await readModel.saveCommits([
      {
        sha: sha('c'),
        author: 'Ada',
        message: 'x',
        time: '2026-11-21T06:00:00Z',
      },
    ]);
    expect(await readModel.listUnknownRevisions()).toEqual([
      sha('b'),
      sha('a'),
      sha('f'),
    ]);
  });
});
