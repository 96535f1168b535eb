import type { FoundKeys, SecretRow } from '../../database/types';
import { secret } from '../../database/__testUtils__/readModels';
import { present, vaultConfig } from '../__testUtils__/vaultContext';
import { toFoundKeys } from './lookInto';
import { orderSecrets } from './answerSecrets';
import { toSecretStatus } from './toSecretStatus';

const AT = '2026-11-21T10:00:00.000Z';
const [server] = vaultConfig().servers;
const keys = ['DB_URL', 'API_KEY'];
const status = (found?: FoundKeys, over: Partial<SecretRow> = {}) =>
  toSecretStatus({ ...secret({ keys }), ...over, found }, server);
const say = ({ keys: all }: ReturnType<typeof status>) =>
  all.map(key => `${key.name} ${key.state}${key.required ? '' : ' beside'}`);

it('says required keys in their order, then what stands beside them', () => {
  const found = toFoundKeys(present(['Z', 'A', 'DB_URL']), AT);
  expect(say(status(found))).toEqual([
    'DB_URL present',
    'API_KEY missing',
    'A present beside',
    'Z present beside',
  ]);
  expect(status(found)).toMatchObject({
    service: 'shop',
    state: 'checked',
    version: 2,
    updatedAt: '2026-11-20T10:00:00Z',
    owner: 'team-a',
    checkedAt: AT,
    url: 'https://vault.example.com/ui/vault/secrets/secret/kv/apps%2Fshop-prod%2Fapi%2Fenv',
    command:
      "vault kv patch -mount=secret apps/shop-prod/api/env API_KEY='<API_KEY>'",
  });
  expect(status(found)).not.toHaveProperty('found');
});

it('gives no command where nothing is missing', () => {
  expect(status(toFoundKeys(present(keys), AT))).not.toHaveProperty('command');
});

it('knows nothing of keys before a look, and where a look fails', () => {
  const unknown = ['DB_URL unknown', 'API_KEY unknown'];
  expect(say(status())).toEqual(unknown);
  expect(status().state).toBe('waiting');
  const cause = { message: 'Vault main is sealed.', next: 'Unseal it.' };
  const sealed = status({ state: 'unreadable', checkedAt: AT, cause });
  expect(say(sealed)).toEqual(unknown);
  expect(sealed).toMatchObject({ state: 'unreadable', cause, checkedAt: AT });
  expect(sealed).not.toHaveProperty('command');
});

it('says of a Vault without a login that nobody looks', () => {
  const { auth: _, ...rest } = server;
  const { state, cause } = toSecretStatus(secret(), rest);
  expect(state).toBe('unreadable');
  expect(cause?.message).toMatch(/^The portal has no login for Vault main/);
});

type Missing = Extract<FoundKeys, { state: 'missing' }>;

it.each<[Pick<Missing, 'why' | 'version'>, RegExp, RegExp]>([
  [
    { why: 'absent' },
    /^There is nothing at secret\/apps.*main\.$/,
    /^Write its/,
  ],
  [
    { why: 'deleted', version: 3 },
    /^Version 3 of .* is deleted\.$/,
    /`vault kv undelete -mount=secret -versions=3 apps\/shop-prod\/api\/env`/,
  ],
  [{ why: 'destroyed', version: 3 }, /gone for good/, /^Write a new version/],
])('says why nothing stands: %j', (found, message, next) => {
  const gone = status({ state: 'missing', checkedAt: AT, ...found });
  const { cause, state, command } = gone;
  expect(cause?.message).toMatch(message);
  expect(cause?.next).toMatch(next);
  expect(state).toBe('checked');
  expect(say(gone)).toEqual(['DB_URL missing', 'API_KEY missing']);
  expect(command).toMatch(/^vault kv put .*DB_URL='<DB_URL>' API_KEY=/);
});

it('puts environments in configured order, then region, cluster and workload', () => {
  const item = (place: string) => {
    const [environment, region, cluster, workload] = place.split('/');
    return { environment, region, cluster, workload };
  };
  const ordered = [
    'prod/eu/eu1/api',
    'prod/eu/eu1/webui',
    'prod/eu/eu2/api',
    'prod/us/us1/api',
    'dev/us/us1/api',
    'gone/eu/eu1/api',
  ].map(item);
  const environments = [{ name: 'prod' }, { name: 'dev' }];
  expect(orderSecrets(ordered.toReversed(), environments)).toEqual(ordered);
});
