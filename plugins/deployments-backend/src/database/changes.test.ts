import { mockServices } from '@backstage/backend-test-utils';
import { databases, HUBS, startReadModel } from './__testUtils__/readModels';
import { createReadModel } from './createReadModel';
import type { ChangePatch, ChangeRow } from './types';

const change = (overrides: Partial<ChangeRow> = {}): ChangeRow => ({
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
  request: {
    spec: {
      name: 'shop',
      owner: 'group:default/team-a',
      description: '',
      workloads: [],
      targets: [],
    },
  },
  branch: 'argosy/create-service/shop-1',
  files: ['services/shop/service.yaml'],
  ...overrides,
});

const NASTY = 'it\'s "done" {{ . }} $.state ? \\u0000 é 🛳';

describe.each(databases.eachSupportedId())('changes on %s', id => {
  it('are counted by state while they are open, with the time of the oldest', async () => {
    const { readModel } = await startReadModel(id);
    expect(await readModel.countOpenChanges()).toEqual([]);
    await readModel.saveChange(change());
    await readModel.saveChange(
      change({ id: 'search-1', createdAt: '2026-11-19T10:00:00.000Z' }),
    );
    await readModel.saveChange(change({ id: 'cart-1', state: 'merged' }));
    expect(await readModel.countOpenChanges()).toEqual([
      { state: 'open', count: 2, oldest: '2026-11-19T10:00:00.000Z' },
    ]);
  });

  it('are listed newest first, by service, state and time of the last step', async () => {
    const { readModel } = await startReadModel(id);
    const merged = change({
      id: 'shop-2',
      state: 'merged',
      createdAt: '2026-11-21T09:00:00.000Z',
      mergedAt: '2026-11-21T09:30:00.000Z',
      message: NASTY,
    });
    await readModel.saveChange(change());
    await readModel.saveChange(merged);
    await readModel.saveChange(change({ id: 'search-1', service: 'search' }));

    expect(await readModel.listChanges({ service: 'shop' })).toEqual([
      merged,
      change(),
    ]);
    expect(await readModel.listChanges({ states: ['merged'] })).toEqual([
      merged,
    ]);
    expect(await readModel.listChanges({ states: ['writing'] })).toEqual([]);
    expect(
      await readModel.listChanges({ since: '2026-11-21T09:10:00.000Z' }),
    ).toEqual([merged]);
  });

  it('are replaced by id from the states that are named, and from no other', async () => {
    const { readModel } = await startReadModel(id);
    const failed = change({ state: 'failed', message: 'No rights.' });
    const again = change({ state: 'writing', requestedBy: 'user:default/bob' });
    expect(await readModel.saveChange(failed)).toBe(true);
    expect(await readModel.saveChange(again)).toBe(false);
    expect(await readModel.saveChange(again, ['closed', 'open'])).toBe(false);
    expect(await readModel.listChanges({})).toEqual([failed]);
    expect(await readModel.saveChange(again, ['failed'])).toBe(true);
    expect(await readModel.listChanges({ states: ['writing'] })).toEqual([
      again,
    ]);
  });

  it('take a step from the states that are named: keys are set, removed, and kept', async () => {
    const { readModel } = await startReadModel(id);
    const blockedBy = {
      reason: 'git-host-unavailable',
      since: '2026-11-21T09:00:00.000Z',
      detail: 'Gone.',
    } as const;
    await readModel.saveChange(change({ state: 'writing', blockedBy }));
    const patch: ChangePatch = {
      state: 'merged',
      mergedAt: '2026-11-21T09:30:00.000Z',
      blockedBy: undefined,
      message: NASTY,
    };
    expect(await readModel.updateChange('shop-1', ['open'], patch)).toBe(
      undefined,
    );
    expect(await readModel.updateChange('shop-2', ['writing'], patch)).toBe(
      undefined,
    );
    const stepped = await readModel.updateChange(
      'shop-1',
      ['open', 'writing'],
      patch,
    );
    expect(stepped).toEqual(change({ ...patch, blockedBy: undefined }));
    expect(stepped).not.toHaveProperty('blockedBy');
    expect(
      await readModel.listChanges({
        states: ['merged'],
        since: '2026-11-21T09:20:00.000Z',
      }),
    ).toEqual([stepped]);
  });

  it('take a nested value as a whole, and text that cannot be stored without harm', async () => {
    const { readModel } = await startReadModel(id);
    const since = '2026-11-21T09:00:00.000Z';
    await readModel.saveChange(
      change({
        blockedBy: { reason: 'git-host-unavailable', since, detail: 'x' },
      }),
    );
    const blockedBy = { reason: 'pull-request-unreadable', since } as const;
    expect(
      await readModel.updateChange('shop-1', ['open'], {
        blockedBy,
        message: 'a\0b\ud800',
      }),
    ).toEqual(change({ blockedBy, message: 'a\ufffdb\ufffd' }));
  });

  it('are taken from a state by one of many who try at once', async () => {
    const { readModel } = await startReadModel(id);
    for (const name of ['a', 'b', 'c']) {
      await readModel.saveChange(change({ id: name, state: 'writing' }));
      const rows = await Promise.all(
        Array.from({ length: 8 }, (_, number) =>
          readModel.updateChange(name, ['writing'], { state: 'open', number }),
        ),
      );
      const winners = rows.filter(row => row !== undefined);
      expect(winners).toHaveLength(1);
      const [row] = (await readModel.listChanges({})).filter(
        each => each.id === name,
      );
      expect(row).toEqual(winners[0]);
    }
  });

  it('lose nothing of what others write at the same time', async () => {
    const { readModel } = await startReadModel(id);
    await readModel.saveChange(change());
    const patches: ChangePatch[] = [
      { message: 'm' },
      { commit: 'c' },
      { url: 'u' },
      { healthyAt: 'h' },
      { planHash: 'p' },
      { number: 8 },
    ];
    await Promise.all(
      patches.map(patch => readModel.updateChange('shop-1', ['open'], patch)),
    );
    expect(await readModel.listChanges({})).toEqual([
      change(Object.assign({}, ...patches)),
    ]);
  });

  it('are left alone by who has lost the lease', async () => {
    const { readModel, knex } = await startReadModel(id);
    await readModel.saveChange(change());
    await readModel.acquireLease('reaction/changes', 'a');
    const a = readModel.underLease('reaction/changes', 'a');
    await a.updateChange('shop-1', ['open'], { message: 'first' });
    await knex('leases').update({ expires_at: 0 });
    await readModel.acquireLease('reaction/changes', 'b');
    await expect(
      a.updateChange('shop-1', ['open'], { state: 'closed' }),
    ).rejects.toMatchObject({ name: 'LeaseLostError' });
    expect(await readModel.listChanges({})).toEqual([
      change({ message: 'first' }),
    ]);
  });

  it('of a state or a kind that a newer release wrote are skipped, and logged once', async () => {
    const { readModel, knex } = await startReadModel(id);
    const logger = mockServices.logger.mock();
    const opened = await createReadModel(mockServices.database({ knex }), {
      hubs: HUBS,
      logger,
    });
    await readModel.saveChange(change());
    for (const [name, over] of [
      ['soon', { state: 'queued' }],
      ['other', { operation: 'move-service' }],
      [
        'blocked',
        { state: 'open', blockedBy: { reason: 'full-moon', since: '' } },
      ],
    ] as const) {
      await knex('changes').insert({
        id: name,
        service: 'shop',
        state: 'open',
        created_at: '2026-11-01T10:00:00.000Z',
        stepped_at: '2026-11-01T10:00:00.000Z',
        content: JSON.stringify({ ...change({ id: name }), ...over }),
      });
    }
    for (let look = 0; look < 2; look += 1) {
      expect(await opened.listChanges({ service: 'shop' })).toEqual([
        change(),
        change({ id: 'blocked' }),
      ]);
    }
    expect(logger.warn.mock.calls.map(([line]) => line)).toEqual([
      expect.stringMatching(/^Change other is skipped, .* operation: /),
      expect.stringMatching(/^Change soon is skipped, .* state: /),
    ]);
  });
});
