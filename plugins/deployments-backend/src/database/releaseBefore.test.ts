import {
  mockServices,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { databases, HUBS, secret } from './__testUtils__/readModels';
import { createReadModel } from './createReadModel';

/** What the release before had in migrations/. */
const MIGRATIONS = [
  '20260101000000_read_model.js',
  '20260201000000_secrets.js',
];

/** A row of the release before, as it wrote it. */
const content = (id: string, over: object) => ({
  id,
  operation: 'create-service',
  service: 'shop',
  entityRef: 'component:default/shop',
  owner: 'group:default/team-a',
  description: 'Sells.',
  planHash: '0123456789ab'.padEnd(64, '0'),
  state: 'open',
  by: 'pull-request',
  targets: [{ environment: 'prod', cluster: 'eu1' }],
  requestedBy: 'user:default/ada',
  createdAt: '2026-11-20T10:00:00.000Z',
  spec: {
    name: 'shop',
    owner: 'group:default/team-a',
    description: 'Sells.',
    workloads: [],
    targets: [{ environment: 'prod', cluster: 'eu1' }],
  },
  ...over,
});

async function openLeftDatabase(
  id: TestDatabaseId,
  rows: Array<ReturnType<typeof content>>,
) {
  const knex = await databases.init(id);
  const directory = resolvePackagePath(
    '@argosy/plugin-deployments-backend',
    'migrations',
  );
  for (const name of MIGRATIONS) await knex.migrate.up({ directory, name });
  await knex('hubs').insert({ name: 'main', state: 'live', since: 'then' });
  for (const row of rows) {
    await knex('changes').insert({
      id: row.id,
      service: row.service,
      state: row.state,
      created_at: row.createdAt,
      stepped_at: row.createdAt,
      content: JSON.stringify(row),
    });
  }
  const readModel = await createReadModel(mockServices.database({ knex }), {
    hubs: HUBS,
  });
  return { knex, readModel };
}

describe.each(databases.eachSupportedId())(
  'a database of the release before, on %s',
  id => {
    it('is taken over as it stands', async () => {
      const { readModel } = await openLeftDatabase(id, []);
      expect(await readModel.listHubs()).toContainEqual(
        expect.objectContaining({ name: 'main', state: 'live', since: 'then' }),
      );
    });

    it('has Changes whose request, branch and obstacle are read', async () => {
      const waits = content('waits', {
        state: 'writing',
        message:
          'Waits for the Git host since 2026-11-20 10:00 UTC; it is written as soon as the host is back, and nobody has to ask again. Gone.',
      });
      const { readModel } = await openLeftDatabase(id, [
        content('begun', { state: 'writing' }),
        content('failed', { state: 'failed', message: 'No rights.' }),
        content('open', { number: 7, url: 'https://git.example.com/pulls/7' }),
        content('stale', { message: 'It cannot be planned.' }),
        content('unseen', {
          message: 'Git host unreachable since 2026-11-20 10:00 UTC.',
        }),
        waits,
      ]);
      const rows = await readModel.listChanges({ service: 'shop' });
      expect(rows.map(row => row.id)).toHaveLength(6);
      const byId = Object.fromEntries(rows.map(row => [row.id, row]));
      for (const row of rows) {
        expect(row).toMatchObject({
          request: { spec: waits.spec },
          branch: `argosy/create-service/${row.id}`,
        });
        expect(row).not.toHaveProperty('files');
      }
      expect(byId.begun).not.toHaveProperty('blockedBy');
      expect(byId.waits).toMatchObject({
        message: undefined,
        blockedBy: {
          reason: 'git-host-unavailable',
          since: '2026-11-20T10:00:00.000Z',
        },
      });
      expect(byId.failed.message).toBe('No rights.');
      expect(byId.stale.message).toBe('It cannot be planned.');
      expect(byId.unseen.message).toBeUndefined();
      expect(byId.open).toMatchObject({ state: 'open', number: 7 });
    });

    it('has Changes that take their next step', async () => {
      const { readModel } = await openLeftDatabase(id, [content('open', {})]);
      const patch = { state: 'merged', commit: 'c' } as const;
      expect(
        await readModel.updateChange('open', ['open'], patch),
      ).toMatchObject({ ...patch, branch: 'argosy/create-service/open' });
      expect(await readModel.listChanges({ states: ['merged'] })).toHaveLength(
        1,
      );
    });

    it('has roles of Vault that were put right, which it called mended', async () => {
      const { knex, readModel } = await openLeftDatabase(id, []);
      const mended = { at: '2026-11-20T10:00:00.000Z', fields: ['token_ttl'] };
      const role = {
        mount: 'k8s-eu1',
        name: 'argosy-shop-api-prod',
        state: 'standing',
        since: '2026-11-19T10:00:00.000Z',
      };
      const { service, environment, cluster, serviceAccount, ...wanted } =
        secret();
      const row = (account: string, stored: object) => ({
        service,
        environment,
        cluster,
        service_account: account,
        wanted: JSON.stringify(wanted),
        role: JSON.stringify(stored),
      });
      await knex('secrets').insert([
        row(serviceAccount, { ...role, mended }),
        row('odd', { name: 7 }),
      ]);
      const secrets = await readModel.listSecrets({ service });
      expect(secrets).toMatchObject([
        { serviceAccount, role: { ...role, corrected: mended } },
        { serviceAccount: 'odd' },
      ]);
      expect(secrets[0].role).not.toHaveProperty('mended');
      expect(secrets[1].role).toBeUndefined();
    });
  },
);
