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

const withVault = (url: string, more: object = {}) => ({
  servers: [
    {
      name: 'main',
      url,
      auth: { method: 'kubernetes', role: 'portal' },
      clusters: { eu1: { mount: 'k8s-eu1' } },
      ...more,
    },
  ],
});

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

  it('lets people write what is theirs alone, unless told otherwise, and reads whose projects are', () => {
    const data = whole();
    expect(read(data)).toMatchObject({
      ownersOnly: true,
      callers: [],
      openAccess: [],
      projectOwners: new Map(),
    });
    const owners = ['group:default/team-a', 'user:default/ada'];
    const more = { ownersOnly: false, projects: { store: { owners } } };
    const deployments = { ...data.deployments, ...more };
    expect(read({ deployments })).toMatchObject({
      ownersOnly: false,
      projectOwners: new Map([['store', owners]]),
    });
    const projects = { store: { owners: ['team-a'] } };
    expect(() => read({ deployments: { ...deployments, projects } })).toThrow(
      'deployments.projects.store.owners: "team-a" is not a full entity reference; write it as group:default/team-a',
    );
  });

  it('reads what services may write, and refuses an entry that does not say it', () => {
    const caller = {
      subject: 'ci',
      may: ['create-service'],
      owners: ['group:default/team-a'],
      services: ['shop'],
      environments: ['dev'],
    };
    const readCallers = (over: object) => {
      const { deployments } = whole();
      const callers = [{ ...caller, ...over }];
      return read({ deployments: { ...deployments, callers } }).callers;
    };
    expect(readCallers({})).toEqual([caller]);
    for (const [over, message] of [
      [{ may: ['list-targets'] }, 'ci may list-targets, which is no operation'],
      [{ owners: ['team-a'] }, 'ci.owners: "team-a" is not a full entity'],
      [{ environments: ['moon'] }, 'ci names the environment moon; '],
    ] as const)
      expect(() => readCallers(over)).toThrow(
        `deployments.callers: ${message}`,
      );
    expect(() => readCallers({ owners: undefined })).toThrow(/'.*owners'/);
  });

  it('finds entries of backend.auth.externalAccess that restrict nobody', () => {
    const options = {
      url: 'https://ci.example.com/keys',
      issuer: 'https://ci',
    };
    const accessRestrictions = [{ plugin: 'deployments' }];
    const full = { ...options, audience: 'portal', subjectPrefix: 'ci' };
    const externalAccess = [
      { type: 'static', options: { token: 'x', subject: 'ci' } },
      { type: 'jwks', options, accessRestrictions },
      { type: 'jwks', options: full, accessRestrictions },
    ];
    const data = { ...whole(), backend: { auth: { externalAccess } } };
    expect(read(data).openAccess).toEqual([
      { index: 0, type: 'static', lacks: ['accessRestrictions'] },
      { index: 1, type: 'jwks', lacks: ['audience', 'subjectPrefix'] },
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

  const located = (url: string) => ({
    argocd: {
      appLocatorMethods: [
        { type: 'config', instances: [{ name: 'main', url, token: 'x' }] },
      ],
    },
  });
  const gitea = (baseUrl: string) => ({
    integrations: { gitea: [{ host: 'git.example.com', baseUrl }] },
  });

  it.each<[string, (data: Whole) => object | void, RegExp]>([
    [
      'Argo CD',
      d => {
        d.deployments.hubs[0].argocd.url = 'http://argocd.example.com';
      },
      /^deployments\.hubs: hub main has argocd\.url: http:\/\/argocd\.example\.com, .* allowHttp: true beside argocd\.url/,
    ],
    [
      'an Argo CD of another plugin',
      d => {
        Reflect.deleteProperty(d.deployments.hubs[0], 'argocd');
        return located('http://a.example.com');
      },
      /^argocd\.appLocatorMethods: the instance main has url: http:.* allowHttp: true below argocd of hub main/,
    ],
    [
      'the GitOps repository',
      d => {
        d.deployments.gitops.repository = 'http://git.example.com/p/g';
      },
      /^deployments\.gitops has repository: http:.* allowHttp: true beside repository/,
    ],
    [
      'the API of the Git host',
      () => gitea('http://git.example.com'),
      /^integrations\.gitea: git\.example\.com has baseUrl: http:.* allowHttp: true beside repository in deployments\.gitops/,
    ],
    [
      'a Vault',
      d => {
        Object.assign(d.deployments, {
          vault: withVault('http://vault.example.com'),
        });
      },
      /^deployments\.vault\.servers: main has url: http:.* allowHttp: true beside url/,
    ],
  ])('tokens over http to %s: stops the start', (_, spoil, message) => {
    const data = whole();
    const more = spoil(data);
    expect(() => read({ ...data, ...more })).toThrow(message);
  });

  it('tokens over http: takes what the config allows, and names each such peer', () => {
    const data = whole();
    const [hub] = data.deployments.hubs;
    Object.assign(hub.argocd, { url: 'http://argocd.mesh', allowHttp: true });
    Object.assign(data.deployments.gitops, {
      repository: 'http://git.example.com/p/g',
      allowHttp: true,
    });
    const vault = withVault('http://vault.mesh', { allowHttp: true });
    Object.assign(data.deployments, { vault });
    const api = gitea('http://git.example.com/');
    expect(read({ ...data, ...api }).unencrypted).toEqual([
      { peer: 'Argo CD of hub main', url: 'http://argocd.mesh' },
      { peer: 'The GitOps repository', url: 'http://git.example.com/p/g' },
      { peer: 'The API of the Git host', url: 'http://git.example.com' },
      { peer: 'Vault main', url: 'http://vault.mesh' },
    ]);
  });

  it('takes http on the loopback interface, and has nothing to say of it', () => {
    const data = whole();
    data.deployments.hubs[0].argocd.url = 'http://127.0.0.1:8080';
    data.deployments.gitops.repository = 'http://localhost:3000/p/g';
    const vault = withVault('http://[::1]:8200', { allowHttp: true });
    Object.assign(data.deployments, { vault });
    expect(read(data).unencrypted).toEqual([]);
  });

  it('says where a whole config is shown when there is none', () => {
    expect(() => read({})).toThrow(/deployments is missing/);
  });
});
