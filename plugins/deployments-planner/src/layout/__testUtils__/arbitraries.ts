import * as fc from 'fast-check';
import {
  Fleet,
  ServiceSpec,
  serviceSpecSchema,
  Workload,
} from '@argosy/plugin-deployments-common';
import { cluster, environment } from './fleet';

/** Legal DNS labels that YAML readers like to take for something else, or that objects have already. */
const TRICKY = [
  'y',
  'on',
  'null',
  'true',
  '1e3',
  '0x1f',
  '123',
  'constructor',
  'a-b-c',
];

const ENVIRONMENTS = ['dev', 'on', '123', 'prod'];
const CLUSTERS = ['eu1', 'null', '0x1f', 'constructor'];

const fleetOf = (
  hubs: readonly string[],
  prometheus: string | undefined,
): Fleet => ({
  environments: ENVIRONMENTS.map(name =>
    environment(name, { guarded: name === 'prod' }),
  ),
  clusters: CLUSTERS.map((name, index) =>
    cluster(hubs[index % hubs.length], name, `region-${index}`, ENVIRONMENTS),
  ),
  hubs: hubs.map(name => ({ name, namespace: 'argocd' })),
  gitops: {
    repository: 'https://git.example.com/platform/gitops.git',
    branch: 'main',
  },
  ...(prometheus && { prometheus }),
});

/** A fleet of one hub or two, with names that are easily misread. */
export const fleets: fc.Arbitrary<Fleet> = fc
  .tuple(
    fc.constantFrom(['main'], ['on', '1']),
    fc.constantFrom(undefined, 'http://prometheus.monitoring.svc:9090'),
  )
  .map(([hubs, prometheus]) => fleetOf(hubs, prometheus));

/** The same with a Vault of some of the clusters, in every way that secrets are delivered. */
export const vaultFleets: fc.Arbitrary<Fleet> = fc
  .record({
    fleet: fleets,
    delivered: fc.subarray(ENVIRONMENTS),
    served: fc.subarray(CLUSTERS),
    audience: fc.constantFrom(undefined, 'vault'),
    version: fc.constantFrom(1 as const, 2 as const),
  })
  .map(({ fleet, delivered, served, audience, version }) => ({
    ...fleet,
    environments: fleet.environments.map(known =>
      delivered.includes(known.name)
        ? { ...known, secrets: { delivery: 'external-secrets' as const } }
        : known,
    ),
    vault: {
      mode: 'roles',
      rolePrefix: 'argosy-',
      ...(audience && { audience }),
      servers: [
        {
          name: 'main',
          url: 'https://vault.example.com',
          publicUrl: 'https://vault.example.com',
          kv: { mount: 'secret', version },
          clusters: Object.fromEntries(
            served.map(name => [name, { mount: `k8s-${name}` }]),
          ),
        },
      ],
    },
  }));

const label = (max: number) =>
  fc.oneof(
    fc.constantFrom(...TRICKY),
    fc.stringMatching(new RegExp(`^[a-z]([-a-z0-9]{0,${max - 2}}[a-z0-9])?$`)),
  );

/** Text that tries to leave its scalar, and that the model lets pass. */
export const hostileText: fc.Arbitrary<string> = fc
  .oneof(
    fc.constantFrom(
      ...[
        'yes',
        'off',
        '~',
        '0o17',
        '017',
        '1_000',
        '12:30:45',
        '2026-01-01',
        '.inf',
        '<<',
        '=',
        '',
      ],
      ...[
        '{{ .cluster }}',
        '{{',
        "{{- end }}'",
        '$(HOME)',
        '$$(HOME)',
        '$',
        '$$',
        '&a',
        '*a',
        '!!int 1',
      ],
      ...[
        'a: b',
        '- a',
        '# a',
        'a #b',
        '"',
        "'",
        '---',
        '...',
        '%YAML 1.1',
        '? a',
        '|',
        '>-',
        '@a',
        '`a',
      ],
      ...[
        '\n',
        '\n\na\n\n',
        ' a',
        'a ',
        '\ta',
        'a\n  b\n c',
        'a\n---\nb: c\n',
        '\n# a',
        'é日本😀',
      ],
    ),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.string({
      unit: fc.constantFrom(...'\n \t:#-\'"{}[],&*!|>%@`$()a1'.split('')),
      maxLength: 30,
    }),
  )
  .filter(text => serviceSpecSchema.shape.description.safeParse(text).success);

const hostile = (max: number) => hostileText.map(text => text.slice(0, max));

const replicas: fc.Arbitrary<Workload['replicas']> = fc.oneof(
  fc.integer({ min: 0, max: 200 }),
  fc
    .tuple(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 0, max: 100 }))
    .map(([min, more]) => ({ min, max: min + more })),
);

const tag = fc.constantFrom(
  ':1.7.2',
  ':1.10',
  ':1e3',
  ':0017',
  `@sha256:${'0a'.repeat(32)}`,
);
const tagAndDigest = fc.oneof(
  tag,
  fc.constant(`:v1@sha256:${'1b'.repeat(32)}`),
);

const envName = fc
  .stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,20}$/)
  .filter(n => n !== '__proto__');

const maybe = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.option(arbitrary, { nil: undefined });

const workload = (name: string): fc.Arbitrary<Workload> =>
  fc
    .record({
      image: tagAndDigest.map(
        build => `registry.example.com:5000/team/${name}${build}`,
      ),
      port: maybe(fc.integer({ min: 1, max: 65535 })),
      size: fc.oneof(
        fc.constantFrom('S' as const, 'M' as const, 'L' as const),
        fc.record({
          cpu: fc.constantFrom('1', '250m', '1.5'),
          memory: fc.constantFrom('64Mi', '2Gi', '1000000'),
        }),
      ),
      replicas,
      env: fc.dictionary(envName, hostile(4000), {
        maxKeys: 5,
        noNullPrototype: true,
      }),
      health: maybe(fc.constantFrom('/', '/healthz', '/~a/b.c')),
      secrets: fc.uniqueArray(envName, { maxLength: 3 }),
      delivery: fc.constantFrom(
        'rolling' as const,
        'canary' as const,
        'blue-green' as const,
      ),
      hosts: maybe(
        fc.dictionary(
          fc.constantFrom(...ENVIRONMENTS),
          fc.constant(`${name}.example.com`),
          {
            noNullPrototype: true,
          },
        ),
      ),
      command: maybe(
        fc.array(
          hostile(1000).filter(text => text !== ''),
          { minLength: 1, maxLength: 4 },
        ),
      ),
    })
    .map(({ port, hosts, command, delivery, health, ...rest }) => ({
      name,
      ...rest,
      ...(port !== undefined && { port }),
      delivery:
        port === undefined && delivery === 'blue-green' ? 'rolling' : delivery,
      ...(health !== undefined && { health }),
      ...(hosts && port !== undefined && { expose: { hosts } }),
      ...(command && { migration: { command } }),
    }));

const places = ENVIRONMENTS.flatMap(e =>
  CLUSTERS.map(c => ({ environment: e, cluster: c })),
);

/** Specs that the model accepts, over {@link fleets}, full of hostile text. */
export const specs: fc.Arbitrary<ServiceSpec> = fc
  .record({
    name: label(30),
    project: maybe(label(40)),
    owner: fc.constantFrom(
      'group:default/team-a',
      'group:default/team_b.c',
      'user:default/on',
    ),
    description: hostile(1000),
    entityRef: maybe(
      fc.constantFrom('component:default/shop', 'component:other/on'),
    ),
    names: fc.uniqueArray(label(20), { minLength: 1, maxLength: 4 }),
    targets: fc.uniqueArray(fc.constantFrom(...places), {
      minLength: 1,
      maxLength: 6,
      selector: place => `${place.environment}/${place.cluster}`,
    }),
  })
  .chain(({ names, targets, project, entityRef, ...rest }) =>
    fc
      .tuple(
        fc.tuple(...names.map(workload)),
        fc.tuple(
          ...targets.map(() =>
            fc.dictionary(fc.constantFrom(...names), replicas, {
              noNullPrototype: true,
            }),
          ),
        ),
      )
      .map(([workloads, overrides]) => ({
        ...rest,
        ...(project !== undefined && { project }),
        ...(entityRef !== undefined && { entityRef }),
        workloads,
        targets: targets.map((target, index) => ({
          ...target,
          replicas: overrides[index],
        })),
      })),
  )
  .filter(spec => serviceSpecSchema.safeParse(spec).success);
