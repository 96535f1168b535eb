import { ServiceUnavailableError } from '@backstage/errors';
import type { Secrets } from '@argosy/plugin-deployments-common';
import { ago, answer, fleet } from './fixtures';
import { role, secret, secretsOf, vault } from './secrets';

const ALL = { API_KEY: 'present', DB_URL: 'present' } as const;

const SEALED = vault({
  state: 'sealed',
  since: ago(40),
  cause: {
    message: 'Vault main is sealed.',
    next: 'Whoever keeps its unseal keys can unseal it.',
  },
});

/** What the backend says of secrets, by the name of the entity; others have none. */
export const secretStates: Record<string, Secrets | Error> = {
  'secrets-present': secretsOf(),
  'secrets-missing': {
    items: [
      ...secretsOf().items.slice(0, 3),
      secret('prod/eu-west', {
        API_KEY: 'present',
        DB_URL: 'present',
        SMTP_PASSWORD: 'missing',
        TOKEN: 'present',
      }),
      secret('prod/us-east', {
        API_KEY: 'missing',
        DB_URL: 'missing',
        SMTP_PASSWORD: 'missing',
        TOKEN: 'missing',
      }),
      secret(
        'prod/eu-west',
        { DB_OWNER_URL: 'present' },
        { serviceAccount: 'api-migrate' },
      ),
      secret(
        'prod/us-east',
        { DB_OWNER_URL: 'present' },
        { serviceAccount: 'api-migrate', owner: undefined },
      ),
    ],
    vaults: [vault()],
  },
  'secrets-sealed': {
    items: secretsOf().items.map(item => ({
      ...item,
      state: 'unreadable' as const,
      cause: SEALED.cause,
      checkedAt: ago(41),
    })),
    vaults: [SEALED],
  },
  'secrets-unsafe': {
    items: secretsOf().items.map(item => ({
      ...item,
      keys: item.keys.map(key => ({ ...key, state: 'unknown' as const })),
      state: 'waiting' as const,
      checkedAt: undefined,
      version: undefined,
      owner: undefined,
    })),
    vaults: [
      vault({
        state: 'unsafe',
        since: ago(40),
        cause: {
          message: 'The token of this portal may write sys/policies/acl/*.',
          next: 'Give it the policy that the page Vault set-up shows.',
        },
      }),
    ],
  },
  'secrets-denied': secretsOf({
    keys: { API_KEY: 'unknown', DB_URL: 'unknown' },
    over: {
      state: 'unreadable',
      cause: {
        message:
          'Vault main denies reading the keys of apps/shop-prod/api/env.',
        next: 'Give the policy of this portal its subkeys.',
      },
    },
  }),
  'secrets-roles': secretsOf({
    over: {
      role: role({
        mount: 'k8s-us1',
        state: 'waiting',
        since: ago(2),
        cause: {
          message: 'Vault main answered the write of the role too late.',
          next: 'It is tried again by itself.',
        },
        corrected: { at: ago(5), fields: ['token_policies'] },
      }),
    },
  }),
  'secrets-annotated': {
    items: [
      {
        ...secret('-/-', ALL),
        ...{
          service: undefined,
          environment: undefined,
          region: undefined,
          cluster: undefined,
          workload: undefined,
          serviceAccount: undefined,
          namespace: undefined,
          role: undefined,
          path: 'team-a/legacy',
        },
        keys: ['API_KEY', 'DB_URL', 'OLD_TOKEN', 'SMTP_PASSWORD'].map(name => ({
          name,
          required: false,
          state: 'present' as const,
        })),
      },
    ],
    vaults: [vault()],
  },
  'secrets-failed': new ServiceUnavailableError(
    'The read model did not answer within 5 s',
  ),
};

/** The Deployments beside them. */
export const besideSecrets = {
  ...Object.fromEntries(
    Object.keys(secretStates).map(name => [name, answer({ items: fleet() })]),
  ),
  'secrets-annotated': answer({ match: { by: 'none', value: '', near: [] } }),
};
