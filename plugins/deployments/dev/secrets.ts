import type {
  RoleStatus,
  Secrets,
  SecretStatus,
  VaultStatus,
} from '@argosy/plugin-deployments-common';
import { secretUrl, writeCommand } from '@argosy/plugin-deployments-planner';
import { ago } from './fixtures';

/** A Vault that answers. */
export const vault = (
  over: Partial<VaultStatus> = {},
): Secrets['vaults'][number] => ({
  name: 'main',
  signal: `vault-${over.name ?? 'main'}`,
  state: 'live',
  since: ago(600),
  ...over,
});

/** A role as Git wants it. */
export const role = (over: Partial<RoleStatus> = {}): RoleStatus => ({
  mount: 'k8s-eu1',
  name: 'argosy-shop-api-prod',
  state: 'standing',
  since: ago(3000),
  ...over,
});

type Keys = Record<string, SecretStatus['keys'][number]['state']>;

const server = { publicUrl: 'https://vault.example.com' };

/** The secret of an account at a target; keys are required unless `over` says otherwise. */
export function secret(
  place: string,
  keys: Keys,
  over: Partial<SecretStatus> = {},
): Secrets['items'][number] {
  const [environment, region] = place.split('/');
  const cluster = `${region.slice(0, 2)}1`;
  const account = over.serviceAccount ?? 'api';
  const at = {
    mount: 'secret',
    path: `apps/shop-${environment}/${account}/env`,
  };
  const missing = Object.keys(keys).filter(key => keys[key] === 'missing');
  const isThere = missing.length < Object.keys(keys).length;
  return {
    service: 'shop',
    signal: `secrets-${over.service ?? 'shop'}`,
    environment,
    region,
    cluster,
    workload: 'api',
    serviceAccount: account,
    namespace: `shop-${environment}`,
    server: 'main',
    ...at,
    keys: Object.entries(keys).map(([name, state]) => ({
      name,
      required: true,
      state,
    })),
    state: 'checked',
    ...(isThere && { version: 3, updatedAt: ago(2900), owner: 'team-a' }),
    checkedAt: ago(1),
    role: role({
      mount: `k8s-${cluster}`,
      name: `argosy-shop-${account}-${environment}`,
    }),
    url: secretUrl(server, at),
    ...(missing.length > 0 && {
      command: writeCommand({}, at, { missing, isThere }),
    }),
    ...over,
  };
}

const ALL: Keys = { API_KEY: 'present', DB_URL: 'present' };

/** Six targets of one workload. */
export const secretsOf = (
  last: Partial<Record<'keys', Keys>> & { over?: Partial<SecretStatus> } = {},
): Secrets => ({
  items: [
    secret('dev/eu-west', ALL),
    secret('staging/eu-west', ALL),
    secret('staging/us-east', ALL),
    secret('prod/eu-west', ALL),
    secret('prod/us-east', last.keys ?? ALL, last.over),
    secret('prod/ap-south', ALL),
  ],
  vaults: [vault()],
});
