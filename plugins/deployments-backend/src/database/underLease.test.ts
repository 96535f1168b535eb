import {
  application,
  databases,
  sharedDatabases,
  startReadModel,
} from './__testUtils__/readModels';
import { underLease } from './underLease';

const healthOf = async ({
  readModel,
}: Pick<Awaited<ReturnType<typeof startReadModel>>, 'readModel'>) =>
  (await readModel.getDeployments(['main/argocd/shop-prod-eu1'])).map(
    deployment => deployment?.health,
  );

describe.each(databases.eachSupportedId())('underLease on %s', id => {
  /** Backend `a` holds the lease for a moment, then `b` has it, and `a` has not noticed. */
  async function startAfterTakeover() {
    const started = await startReadModel(id);
    const { readModel, knex } = started;
    await readModel.acquireLease('main', 'a');
    const a = readModel.underLease('main', 'a');
    await a.saveApplications('main', [application({ health: 'Progressing' })]);
    await a.saveCheckpoint('main', 'applications/argocd', '10');
    await knex('leases').update({ expires_at: 0 });
    await readModel.acquireLease('main', 'b');
    const b = readModel.underLease('main', 'b');
    await b.saveApplications('main', [application({ health: 'Healthy' })]);
    await b.saveCheckpoint('main', 'applications/argocd', '20');
    await b.saveHub({ name: 'main', state: 'live', details: true });
    return { ...started, a, b };
  }

  it('lets the holder write, also before anybody took an expired lease', async () => {
    const { readModel, knex } = await startReadModel(id);
    await readModel.acquireLease('main', 'a');
    await knex('leases').update({ expires_at: 0 });
    const a = readModel.underLease('main', 'a');
    expect(await a.saveApplications('main', [application()])).toHaveLength(1);
    expect(await healthOf({ readModel })).toEqual(['Healthy']);
  });

  it('lets whoever lost it write nothing over what the next holder wrote', async () => {
    const { readModel, knex, a } = await startAfterTakeover();
    const all = async () =>
      JSON.stringify(
        await Promise.all(
          [
            'applications',
            'application_labels',
            'application_sets',
            'clusters',
            'hubs',
            'resume_points',
          ].map(table => knex(table)),
        ),
      );
    const before = await all();
    const keys = [{ namespace: 'argocd', name: 'shop-prod-eu1' }];
    const attempts: Array<() => Promise<unknown>> = [
      () => a.saveApplications('main', [application({ health: 'Missing' })]),
      () => a.saveApplications('main', [application({ name: 'late' })]),
      () => a.deleteApplications('main', keys),
      () => a.retainApplications('main', 'argocd', new Set()),
      () => a.saveCause('main/argocd/shop-prod-eu1', { progress: 'old' }),
      () => a.saveClusters('main', []),
      () => a.saveHub({ name: 'main', state: 'stale', details: true }),
      () => a.saveCheckpoint('main', 'applications/argocd', '11'),
      () => a.getCheckpoints('main'),
    ];
    for (const attempt of attempts) {
      await expect(attempt()).rejects.toMatchObject({
        name: 'LeaseLostError',
        message:
          'This backend no longer holds the lease main; another one goes on.',
      });
    }
    expect(await all()).toBe(before);
    expect(await healthOf({ readModel })).toEqual(['Healthy']);
  });

  it('is of one lease: that of another hub counts for nothing', async () => {
    const { readModel } = await startReadModel(id);
    await readModel.acquireLease('other', 'a');
    await expect(
      readModel.underLease('main', 'a').saveApplications('main', []),
    ).rejects.toMatchObject({ name: 'LeaseLostError' });
  });
});

for (const id of sharedDatabases) {
  describe(`underLease of two backends on ${id}`, () => {
    it('ends a transaction that was frozen in the middle, and the next holder goes on', async () => {
      const { readModel, knex } = await startReadModel(id);
      const store = {
        knex,
        hubs: [],
        vaults: [],
        now: () => new Date(),
        startedAt: '',
        warnOnce() {},
      };
      await readModel.acquireLease('main', 'a');
      await readModel.saveApplications('main', [application()]);
      let isInside = () => {};
      const inside = new Promise<void>(resolve => (isInside = resolve));
      const frozen = underLease(
        store,
        'main',
        'a',
      )(async ({ knex: trx }) => {
        await trx('applications').update({ health: 'Missing' });
        isInside();
        await new Promise(resolve => setTimeout(resolve, 8_000));
      });
      const end = frozen.catch((error: Error) => error.message);
      await inside;
      await knex('leases').update({ expires_at: 0 });
      expect(await readModel.acquireLease('main', 'b')).toBe(true);
      const since = Date.now();
      await readModel
        .underLease('main', 'b')
        .saveApplications('main', [application({ health: 'Degraded' })]);
      expect(Date.now() - since).toBeLessThan(6_500);
      expect(await end).toMatch(/[Cc]onnection|terminat/);
      expect(await healthOf({ readModel })).toEqual(['Degraded']);
    });

    it('keeps the lease until the commit: nobody takes it in between', async () => {
      const { readModel, knex } = await startReadModel(id);
      await readModel.acquireLease('main', 'a');
      for (let turn = 0; turn < 50; turn += 1) {
        await knex('leases').update({ holder: 'a', expires_at: 0 });
        const [, took] = await Promise.allSettled([
          readModel
            .underLease('main', 'a')
            .saveCheckpoint('main', 'k', `a${turn}`),
          readModel
            .acquireLease('main', 'b')
            .then(() => readModel.saveCheckpoint('main', 'k', `b${turn}`)),
        ]);
        expect(took.status).toBe('fulfilled');
        expect(await readModel.getCheckpoints('main')).toEqual({
          k: `b${turn}`,
        });
      }
    });
  });
}
