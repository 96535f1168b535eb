import { fleet } from '../../../dev/create/fleet';
import { formText } from '../../../dev/create/formText';
import { nameOf } from '../../../dev/create/names';
import { findingsOfHosts, findingsOfTargets } from './findingsOfTargets';
import { findingsOfOwner } from './findingsOfOwner';
import { applicationName, findingsOfNames, Fleet } from './nameState';
import { FormValues } from './values';

const at = (
  environment: string,
  cluster: string,
  more: FormValues = {},
): FormValues => ({
  service: { name: 'shop' },
  workloads: [{ name: 'api', port: 80 }],
  ...more,
  targets: { ...more.targets, targets: [{ environment, cluster }] },
});

describe('names', () => {
  it('are those of the layout, shortened ones too', () => {
    const target = { environment: 'prod', cluster: 'eu1' };
    expect(applicationName('shop', target)).toBe('shop-prod-eu1');
    const long = applicationName('s'.repeat(30), {
      ...target,
      cluster: 'c'.repeat(40),
    });
    expect(long).toMatch(/^s{30}-prod-c+-[0-9a-f]{6}$/);
    expect(long).toHaveLength(53);
  });

  it('refuse a service that exists, and a target whose Application exists', () => {
    const search = { service: { name: 'search' } };
    expect(findingsOfNames(nameOf('search'), search, formText)).toMatchObject([
      { path: 'name', message: 'A service called search already exists.' },
    ]);
    const of = nameOf('legacy');
    const legacy = { service: { name: 'legacy' } };
    expect(
      findingsOfNames(of, at('prod', 'us1', legacy), formText),
    ).toMatchObject([
      {
        path: 'targets.0',
        message: 'An Application called legacy-prod-us1 already exists.',
      },
    ]);
    expect(findingsOfNames(of, at('prod', 'eu1', legacy), formText)).toEqual(
      [],
    );
  });

  it('let a Component that stands be connected to, and not be made anew', () => {
    const service = { name: 'billing', entityRef: 'component:default/billing' };
    const of = nameOf('billing');
    expect(findingsOfNames(of, { service }, formText)).toEqual([]);
    for (const entityRef of [undefined, 'component:default/shop'])
      expect(
        findingsOfNames(of, { service: { ...service, entityRef } }, formText),
      ).toMatchObject([
        { path: 'name', remedy: expect.stringMatching(/^Connect/) },
      ]);
  });
});

/** The fleet, to somebody who may create nothing in these environments. */
const withRefusal = (...refused: string[]): Fleet => ({
  ...fleet,
  environments: fleet.environments.map(environment => ({
    ...environment,
    may: refused.includes(environment.name)
      ? { create: false, reason: { message: 'You may not', remedy: 'Ask' } }
      : { create: true },
  })),
});

it('findingsOfOwner refuses an owner of whom nothing may be created anywhere', () => {
  expect(findingsOfOwner(fleet)).toEqual([]);
  expect(findingsOfOwner(withRefusal('prod', 'dev'))).toEqual([]);
  expect(findingsOfOwner(withRefusal('prod', 'dev', 'staging'))).toEqual([
    { severity: 'error', path: 'owner', message: 'You may not', remedy: 'Ask' },
  ]);
});

describe('findingsOfTargets', () => {
  const canary = { targets: { delivery: { api: 'canary' as const } } };

  it.each([
    ['a good one', at('prod', 'eu1'), []],
    [
      'a cluster that is gone',
      at('prod', 'ap1'),
      [/cannot reach cluster ap1: dial tcp/],
    ],
    [
      'a cluster of another environment',
      at('dev', 'us1'),
      [/us1 does not serve dev/],
    ],
    ['an environment of others', at('staging', 'eu1'), [/^You may not$/]],
    ['an unknown environment', at('moon', 'us1'), [/us1 does not serve moon/]],
    [
      'canary without Rollout',
      at('prod', 'eu2', canary),
      [/eu2 does not know Rollout, which api needs/],
    ],
    ['canary with Rollout', at('prod', 'eu1', canary), []],
  ])('%s', (_, values, messages) => {
    const found = findingsOfTargets(
      withRefusal('staging'),
      values,
      formText,
    ).map(({ message }) => message);
    expect(found).toEqual(
      messages.map(message => expect.stringMatching(message)),
    );
  });
});

describe('findingsOfHosts', () => {
  const exposed = (hosts: Record<string, string>) =>
    at('prod', 'eu1', { targets: { exposure: { api: { hosts } } } });

  it.each([
    ['no host', exposed({}), 1],
    ['a host where nothing runs', exposed({ dev: 'a.example.com' }), 1],
    ['a host', exposed({ prod: 'a.example.com' }), 0],
    ['a worker', { ...exposed({}), workloads: [{ name: 'api' }] }, 0],
    ['not exposed', at('prod', 'eu1'), 0],
  ])('%s', (_, values, count) => {
    expect(findingsOfHosts(values, formText)).toHaveLength(count);
  });
});
