import { recommendDelivery } from '.';

const cluster = (name: string, ...apiVersions: string[]) => ({
  name,
  apiVersions,
});

it.each([
  [
    [cluster('eu1', 'external-secrets.io/v1')],
    'external-secrets',
    /All clusters/,
  ],
  [
    [
      cluster(
        'eu1',
        'external-secrets.io/v1/ExternalSecret',
        'external-secrets.io/v1/SecretStore',
      ),
      cluster('us1', 'v1', 'external-secrets.io/v1beta1'),
      cluster('us2', 'external-secrets.io/v1/ExternalSecret'),
    ],
    'injector',
    /not seen in us1, us2\./,
  ],
  [[], 'injector', /No cluster is known/],
])('advises by what clusters serve: %j', (clusters, delivery, why) => {
  const advice = recommendDelivery(clusters);
  expect(advice.delivery).toBe(delivery);
  expect(advice.why).toMatch(why);
});
