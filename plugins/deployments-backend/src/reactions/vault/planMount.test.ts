import {
  type RawRole,
  roleBody,
  type DesiredRole,
} from '@argosy/plugin-deployments-planner';
import type { SecretRow } from '../../database/types';
import { type MountState, planMount } from './planMount';
import { planPrune } from './pruneRoles';
import { planUnavailable, writtenForm } from './roleStatus';
import { idOfSecret } from './secrets';

const NOW = '2026-01-02T03:04:05.000Z';
const BEFORE = '2026-01-01T00:00:00.000Z';

const roleOf = (
  service: string,
  namespace = `${service}-dev`,
): DesiredRole => ({
  server: 'main',
  mount: 'k8s-eu1',
  name: `argosy-${service}-api-dev`,
  policy: 'argosy-reader-k8s-eu1',
  service,
  workload: 'api',
  environment: 'dev',
  cluster: 'eu1',
  namespace,
  serviceAccount: 'api',
  secret: { mount: 'secret', path: `apps/${namespace}/api/env` },
  keys: ['A'],
});

const shop = roleOf('shop');
const asWritten = (role: DesiredRole): RawRole => ({ ...roleBody(role) });

/** What the read model knows of a role that was seen as it is desired, unless said otherwise. */
const rowOf = (
  role: DesiredRole,
  over: Partial<SecretRow['role']> = {},
  roleBodySeen = writtenForm(role),
): SecretRow => ({
  service: role.service,
  environment: role.environment,
  cluster: role.cluster,
  serviceAccount: role.serviceAccount,
  region: 'eu',
  workload: role.workload,
  namespace: role.namespace,
  server: role.server,
  mount: role.secret.mount,
  path: role.secret.path,
  keys: [...role.keys],
  role: {
    mount: role.mount,
    name: role.name,
    state: 'standing',
    since: BEFORE,
    ...over,
  },
  roleBody: roleBodySeen,
});
const rowsOf = (...rows: SecretRow[]) =>
  new Map(rows.map(row => [idOfSecret(row), row]));

const plan = (over: Partial<MountState>) =>
  planMount({
    config: { rolePrefix: 'argosy-' },
    desired: [shop],
    actual: new Map(),
    isComplete: true,
    protectedPrefixes: [],
    rows: new Map(),
    now: NOW,
    ...over,
  });

const status = (role: DesiredRole, more = {}) => ({
  service: role.service,
  environment: 'dev',
  cluster: 'eu1',
  serviceAccount: 'api',
  role: { mount: role.mount, name: role.name, state: 'standing', ...more },
  roleBody: writtenForm(role),
});

describe('planMount', () => {
  it('creates a role that nobody has seen, and blames nobody', () => {
    expect(plan({})).toEqual({
      statuses: [],
      writes: [{ role: shop, replace: false, status: status(shop) }],
      orphaned: [],
    });
  });

  it('writes nothing where the role is as desired, and keeps when it was last written again', () => {
    const corrected = { at: BEFORE, fields: ['token_ttl'] };
    expect(
      plan({
        actual: new Map([[shop.name, asWritten(shop)]]),
        rows: rowsOf(rowOf(shop, { corrected })),
      }),
    ).toEqual({
      statuses: [status(shop, { corrected })],
      writes: [],
      orphaned: [],
    });
  });

  it('changes a role that Git changed, and blames nobody', () => {
    const before = roleOf('shop', 'before');
    expect(
      plan({
        actual: new Map([[shop.name, asWritten(before)]]),
        rows: rowsOf(rowOf(shop, {}, writtenForm(before))),
      }).writes,
    ).toEqual([{ role: shop, replace: false, status: status(shop) }]);
  });

  it('says which fields somebody else changed, and deletes a role first whose fields a write would keep', () => {
    expect(
      plan({
        actual: new Map([
          [
            shop.name,
            { ...asWritten(shop), token_ttl: '9h', token_num_uses: 3 },
          ],
        ]),
        rows: rowsOf(rowOf(shop)),
      }).writes,
    ).toEqual([
      {
        role: shop,
        replace: true,
        status: status(shop, {
          corrected: { at: NOW, fields: ['token_num_uses', 'token_ttl'] },
        }),
        interference: 'changed its token_num_uses, token_ttl',
      },
    ]);
  });

  it('says that somebody else removed a role', () => {
    expect(plan({ rows: rowsOf(rowOf(shop)) }).writes).toEqual([
      {
        role: shop,
        replace: false,
        status: status(shop, { corrected: { at: NOW, fields: [] } }),
        interference: 'removed it',
      },
    ]);
  });

  const old = roleOf('old');
  const actual = new Map([
    [shop.name, asWritten(shop)],
    [old.name, asWritten(old)],
    ['argosy-shared', asWritten(old)],
    ['foreign', asWritten(old)],
  ]);
  const orphan = {
    name: old.name,
    serviceAccounts: ['api'],
    namespaces: ['old-dev'],
  };

  it.each<[string, Partial<MountState>, unknown[]]>([
    ['roles of ours that no file asks for', {}, [orphan]],
    ['nothing, where only some roles were read', { isComplete: false }, []],
    [
      'nothing of a service whose files cannot be read',
      { protectedPrefixes: ['argosy-old-'] },
      [],
    ],
  ])('takes for orphaned %s', (_, over, orphaned) => {
    expect(plan({ actual, ...over }).orphaned).toEqual(orphaned);
  });

  it.each<[string, ReadonlySet<string> | undefined, unknown[]]>([
    ['that nothing uses', new Set(['shop-dev']), [orphan]],
    ['unless an Application is left', new Set(['old-dev']), []],
    ['unless it is not known which namespaces are used', undefined, []],
  ])('prunes an orphaned role %s', (_, inUse, pruned) => {
    expect(planPrune([orphan], inUse)).toEqual(pruned);
  });
});

describe('planUnavailable', () => {
  const cause = { message: 'Vault main is sealed.', next: 'Unseal it.' };
  const waiting = {
    service: 'shop',
    environment: 'dev',
    cluster: 'eu1',
    serviceAccount: 'api',
    role: { mount: shop.mount, name: shop.name, state: 'waiting', cause },
  };

  it.each<[string, SecretRow[], unknown]>([
    [
      'a role that nobody has seen',
      [],
      { statuses: [waiting], retry: ['shop'] },
    ],
    [
      'a role that was seen as desired',
      [rowOf(shop)],
      { statuses: [], retry: [] },
    ],
    [
      'a role that is desired otherwise now',
      [rowOf(shop, {}, writtenForm(roleOf('shop', 'before')))],
      { statuses: [waiting], retry: ['shop'] },
    ],
    [
      'a role that waits already',
      [rowOf(shop, { state: 'waiting' })],
      { statuses: [waiting], retry: ['shop'] },
    ],
  ])('plans the status of %s', (_, rows, planned) => {
    expect(planUnavailable(rowsOf(...rows), [shop], cause)).toEqual(planned);
  });
});
