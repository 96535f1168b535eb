import { ConfigReader } from '@backstage/config';
import { readConfig } from './readConfig';

const whole = () => ({
  deployments: {
    hubs: [
      {
        name: 'main',
        url: 'https://argocd.example.com/',
        namespaces: ['argocd'],
        kubernetes: { server: 'https://k.example.com', token: 't' },
        argocd: { url: 'https://argocd.example.com', token: 'a' },
      },
    ],
    gitops: { repository: 'https://git.example.com/p/g', branch: 'main' },
    environments: [
      {
        name: 'dev',
        title: 'Development',
        clusters: { matchLabels: { environment: 'dev' } },
        change: 'commit',
        floatingTags: true,
      },
      {
        name: 'prod',
        clusters: { matchLabels: { environment: 'prod' } },
        change: 'pull-request',
        guarded: true,
        gateway: { name: 'public', namespace: 'gateways' },
      },
    ],
  },
});

const read = (data: object) =>
  readConfig(new ConfigReader(JSON.parse(JSON.stringify(data))));

type Whole = ReturnType<typeof whole>;

describe('readConfig', () => {
  it('reads a whole config, fills what may be left out', () => {
    const config = read(whole());
    expect(config.hubs[0].url).toBe('https://argocd.example.com');
    expect(config.regionLabel).toBe('region');
    expect(config.gitops.author.name).toBe('Argosy');
    expect(config.gitops.branchPrefix).toBe('argosy/');
    expect(config.environments.map(e => [e.name, e.title, e.guarded])).toEqual([
      ['dev', 'Development', false],
      ['prod', 'prod', true],
    ]);
  });

  it('takes url and access of a hub from argocd.appLocatorMethods of that name', () => {
    const data = whole();
    const hub: Record<string, unknown> = data.deployments.hubs[0];
    delete hub.url;
    delete hub.argocd;
    const config = read({
      ...data,
      argocd: {
        appLocatorMethods: [
          {
            type: 'config',
            instances: [
              { name: 'main', url: 'https://a.example.com', token: 'x' },
            ],
          },
        ],
      },
    });
    expect(config.hubs[0]).toMatchObject({
      url: 'https://a.example.com',
      argocd: { url: 'https://a.example.com', token: 'x' },
    });
  });

  it.each<[string, (data: Whole) => void, RegExp]>([
    ['no hubs', d => d.deployments.hubs.pop(), /hubs is empty/],
    [
      'a hub without namespaces',
      d => (d.deployments.hubs[0].namespaces = []),
      /hub main names no namespace/,
    ],
    [
      'two ways to Kubernetes',
      d => Object.assign(d.deployments.hubs[0].kubernetes, { inCluster: true }),
      /inCluster and server/,
    ],
    [
      'a server without token',
      d => Reflect.deleteProperty(d.deployments.hubs[0].kubernetes, 'token'),
      /needs a token/,
    ],
    [
      'an unknown way to change',
      d => (d.deployments.environments[0].change = 'push'),
      /use commit or pull-request/,
    ],
    [
      'an environment that matches everything',
      d =>
        Reflect.deleteProperty(
          d.deployments.environments[0].clusters.matchLabels,
          'environment',
        ),
      /matches every cluster/,
    ],
    [
      'an environment twice',
      d => d.deployments.environments.push(d.deployments.environments[0]),
      /names dev twice/,
    ],
    [
      'no branch',
      d => Reflect.deleteProperty(d.deployments.gitops, 'branch'),
      /deployments\.gitops\.branch/,
    ],
    ...['/x', '-x', 'a//b', 'a..b', 'a b', 'a.lock/', 'x'.repeat(61)].map(
      (branchPrefix): [string, (data: Whole) => void, RegExp] => [
        `the branch prefix ${branchPrefix}`,
        d => Object.assign(d.deployments.gitops, { branchPrefix }),
        /^deployments\.gitops\.branchPrefix: .* cannot begin the name/,
      ],
    ),
  ])('stops at %s', (_, spoil, message) => {
    const data = whole();
    spoil(data);
    expect(() => read(data)).toThrow(message);
  });

  it('says where a whole config is shown when there is none', () => {
    expect(() => read({})).toThrow(/deployments is missing/);
  });
});
