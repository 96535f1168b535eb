import { ConfigReader } from '@backstage/config';
import { readVault } from './readVault';

const whole = () => ({
  servers: [
    {
      name: 'main',
      url: 'https://vault.example.com/',
      auth: { method: 'kubernetes', role: 'portal' },
      clusters: { eu1: { mount: 'k8s-eu1' }, us1: { mount: 'k8s-us1' } },
    },
  ],
});

const read = (data: object) =>
  readVault(new ConfigReader(JSON.parse(JSON.stringify(data))));

const withServer = (more: object) => ({
  servers: [{ ...whole().servers[0], ...more }],
});

it('is not there where nothing is configured', () => {
  expect(readVault(undefined)).toBeUndefined();
});

it('reads a whole config, fills what may be left out', () => {
  expect(read(whole())).toEqual({
    mode: 'roles',
    rolePrefix: 'argosy-',
    servers: [
      {
        name: 'main',
        url: 'https://vault.example.com',
        publicUrl: 'https://vault.example.com',
        kv: { mount: 'secret', version: 2 },
        auth: {
          method: 'kubernetes',
          mount: 'kubernetes',
          role: 'portal',
          tokenFile: '/var/run/secrets/kubernetes.io/serviceaccount/token',
        },
        clusters: { eu1: { mount: 'k8s-eu1' }, us1: { mount: 'k8s-us1' } },
      },
    ],
  });
});

it('reads each way to log in, and none where none is needed', () => {
  const auth = { method: 'approle', roleId: 'r', secretIdFile: '/s' };
  expect(read(withServer({ auth }))?.servers[0].auth).toEqual({
    ...auth,
    mount: 'approle',
  });
  const jwt = { method: 'jwt', mount: 'oidc/a', role: 'p', tokenFile: '/t' };
  expect(read(withServer({ auth: jwt }))?.servers[0].auth).toEqual(jwt);
  const without = { ...withServer({ auth: undefined }), mode: 'pull-request' };
  expect(read(without)?.servers[0]).not.toHaveProperty('auth');
});

it.each<[string, object, RegExp]>([
  [
    'an unknown mode',
    { ...whole(), mode: 'root' },
    /use one of roles, read-only/,
  ],
  [
    'a prefix without end',
    { ...whole(), rolePrefix: 'gp' },
    /rolePrefix: gp; use/,
  ],
  ['a prefix with a glob', { ...whole(), rolePrefix: '*-' }, /rolePrefix: \*-/],
  ['an audience with a quote', { ...whole(), audience: 'a"' }, /audience: a"/],
  ['no servers', { servers: [] }, /vault\.servers is empty/],
  [
    'a server twice',
    {
      servers: [
        ...whole().servers,
        { ...whole().servers[0], clusters: { ap1: { mount: 'k8s-ap1' } } },
      ],
    },
    /names main twice/,
  ],
  [
    'a cluster of two Vaults',
    { servers: [...whole().servers, { ...whole().servers[0], name: 'two' }] },
    /the cluster eu1 is listed under main and under two/,
  ],
  ['no auth', withServer({ auth: undefined }), /has no auth; say how/],
  [
    'a token that never ends',
    withServer({ auth: { method: 'kubernetes', role: 'a', token: 'hvs.x' } }),
    /takes no token that never ends/,
  ],
  [
    'an unknown method',
    withServer({ auth: { method: 'userpass' } }),
    /use kubernetes, jwt or approle/,
  ],
  [
    "a role of its own among the workloads' roles",
    withServer({
      auth: { method: 'kubernetes', mount: 'k8s-eu1', role: 'argosy-portal' },
    }),
    /give the portal's role another name/,
  ],
  ['no url', withServer({ url: 'vault' }), /unusable url/],
  [
    'credentials in the url',
    withServer({ url: 'https://u:p@vault.example.com' }),
    /main has an unusable url; write it/,
  ],
  ['a name with a slash', withServer({ name: 'a/b' }), /is not a DNS label/],
  [
    'a namespace with a glob',
    withServer({ namespace: 'a/*' }),
    /namespace: a\/\*/,
  ],
  [
    'a mount of KV with +',
    withServer({ kv: { mount: 'a+' } }),
    /kv\.mount: a\+/,
  ],
  [
    'another version of KV',
    withServer({ kv: { version: 3 } }),
    /kv\.version: 3/,
  ],
  ['no clusters', withServer({ clusters: {} }), /serves no cluster/],
  [
    'a mount with auth/',
    withServer({ clusters: { eu1: { mount: 'auth/k8s' } } }),
    /without auth\//,
  ],
  [
    'a mount of two clusters',
    withServer({ clusters: { a: { mount: 'k8s' }, b: { mount: 'k8s' } } }),
    /the mount k8s for two clusters/,
  ],
])('stops at %s', (_, data, message) => {
  expect(() => read(data)).toThrow(message);
});
