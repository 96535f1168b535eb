import type { ServiceSpecInput } from '@argosy/plugin-deployments-common';
import { environment, vaultFleet } from '../layout/__testUtils__/fleet';
import { EMPTY, write } from '../layout/__testUtils__/repository';
import { specOf } from '../layout/__testUtils__/specs';
import { planLayout } from '../layout';
import { lintRepository } from '../rules';

const everything = { matchLabels: {} };
/** One whose name joins with that of a service to another's. */
const FLEET = {
  ...vaultFleet(),
  environments: ['dev', 'b-dev'].map(name => environment(name, everything)),
};
const service = (
  name: string,
  of: {
    environment?: string;
    cluster?: string;
    host?: string;
  } & Partial<ServiceSpecInput> = {},
) => {
  const { environment: at = 'dev', cluster = 'eu1', host, ...over } = of;
  const expose = host && { hosts: { [at]: host } };
  return specOf({
    name,
    owner: 'group:default/team-a',
    project: 'store',
    workloads: [
      {
        name: 'api',
        image: 'registry.example.com/shop/api:1.7.2',
        port: 8080,
        ...(expose && { expose }),
      },
    ],
    targets: [{ environment: at, cluster }],
    ...over,
  });
};

const merged = (...services: Array<ReturnType<typeof service>>) =>
  services.reduce(
    (snapshot, spec) => write(snapshot, planLayout(spec, FLEET, snapshot)),
    EMPTY,
  );
const lint = (snapshot: ReturnType<typeof merged>, fleet?: typeof FLEET) =>
  lintRepository(snapshot, fleet).findings.flatMap(({ rule, path, message }) =>
    rule === 'A017' ? [`${path}: ${message}`] : [],
  );

describe('two services in Git with one claim are told by lint', () => {
  it('of a namespace, with a portal and without', () => {
    const both = merged(
      service('pay', { environment: 'b-dev' }),
      service('pay-b'),
    );
    expect(lint(both, FLEET)).toEqual([
      'services/pay-b/service.yaml: The services pay and pay-b both claim the namespace pay-b-dev in eu1, the secrets below apps/pay-b-dev/ in the Vault main.',
    ]);
    expect(lint(both)).toEqual([
      'services/pay-b/service.yaml: The services pay and pay-b both claim the namespace pay-b-dev in eu1.',
    ]);
  });

  it('of the secrets of a namespace that stands in two clusters', () => {
    const both = merged(
      service('pay', { environment: 'b-dev', cluster: 'eu1' }),
      service('pay-b', { cluster: 'us1' }),
    );
    expect(lint(both, FLEET)).toEqual([
      expect.stringContaining('both claim the secrets below apps/pay-b-dev/'),
    ]);
  });

  it('of a host and an entity, also where the names of the services differ', () => {
    const entityRef = 'component:default/shop';
    const all = merged(
      service('cart', { host: 'shop.example.com', entityRef }),
      service('mail', { host: 'mail.example.com' }),
      service('shop', { host: 'shop.example.com' }),
    );
    expect(lint(all, FLEET)).toEqual([
      'services/shop/service.yaml: The services cart and shop both claim the host shop.example.com, the entity component:default/shop.',
    ]);
  });

  it('of no project: services share it', () => {
    expect(lint(merged(service('a'), service('b')), FLEET)).toEqual([]);
  });
});
