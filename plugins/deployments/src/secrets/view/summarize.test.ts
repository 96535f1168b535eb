import { ago } from '../../../dev/fixtures';
import { role, secret, secretsOf, vault } from '../../../dev/secrets';
import { commandsOf } from './advice';
import { placeAmong } from './places';
import { summarizeSecrets } from './summarize';

const MISSING = { DB_URL: 'missing' } as const;
const PRESENT = { DB_URL: 'present' } as const;

describe('summarizeSecrets', () => {
  it('says nothing of a service without required keys', () => {
    const none = secret('prod/eu-west', {});
    const others = secret('dev/eu-west', PRESENT);
    others.keys[0].required = false;
    expect(
      summarizeSecrets({ items: [none, others], vaults: [vault()] }),
    ).toBeUndefined();
    expect(summarizeSecrets({ items: [], vaults: [] })).toBeUndefined();
  });

  it('puts the place that lacks most first, and of equals the later environment', () => {
    const two = { API_KEY: 'missing', DB_URL: 'missing' } as const;
    const summary = summarizeSecrets({
      items: [
        secret('dev/eu-west', MISSING),
        secret('staging/eu-west', two),
        secret('prod/eu-west', MISSING),
        secret('prod/us-east', PRESENT),
      ],
      vaults: [vault()],
    });
    expect(summary?.lacking.map(({ place }) => place)).toEqual([
      'staging/eu-west',
      'prod/eu-west',
      'dev/eu-west',
    ]);
    expect(summary).toMatchObject({ required: 5, present: 1 });
  });

  it('names the accounts where more than one lacks keys', () => {
    const summary = summarizeSecrets({
      items: [
        secret('prod/eu-west', MISSING),
        secret('prod/eu-west', MISSING, { serviceAccount: 'worker' }),
      ],
      vaults: [vault()],
    });
    expect(summary?.lacking).toEqual([
      {
        place: 'prod/eu-west',
        present: 0,
        total: 2,
        missing: ['DB_URL (api)', 'DB_URL (worker)'],
      },
    ]);
  });

  it('passes over the trouble of a Vault that keeps none of them', () => {
    const { items } = secretsOf();
    const other = vault({ name: 'asia', state: 'sealed' });
    expect(summarizeSecrets({ items, vaults: [vault(), other] })).toMatchObject(
      { troubled: [] },
    );
  });

  it('counts a role that several secrets share once', () => {
    const shared = role({ name: 'argosy-shared', state: 'drifted' });
    const summary = summarizeSecrets({
      items: [
        secret('prod/eu-west', PRESENT, { role: shared }),
        secret('dev/eu-west', PRESENT, {
          role: { ...shared, corrected: { at: ago(5), fields: [] } },
        }),
      ],
      vaults: [vault()],
    });
    expect(summary?.roles).toMatchObject({ total: 1, drifted: 1 });
    expect(summary?.roles.correctedAt).toBeDefined();
  });
});

it('tells two clusters of one region apart, and only those', () => {
  const items = [
    secret('prod/eu-west', PRESENT),
    secret('prod/eu-west', PRESENT, { cluster: 'eu2' }),
    secret('prod/us-east', PRESENT),
    secret('prod/eu-west', PRESENT, { serviceAccount: 'worker' }),
  ];
  expect(items.map(item => placeAmong(items)(item).name)).toEqual([
    'prod/eu-west (eu1)',
    'prod/eu-west (eu2)',
    'prod/us-east',
    'prod/eu-west (eu1)',
  ]);
});

it('gives a command once for targets that share a secret', () => {
  const items = [
    secret('prod/eu-west', MISSING),
    secret('prod/us-east', MISSING),
    secret('prod/ap-south', MISSING, { server: 'asia' }),
  ];
  expect(commandsOf(items).map(({ places }) => places)).toEqual([
    ['prod/eu-west', 'prod/us-east'],
    ['prod/ap-south'],
  ]);
});
