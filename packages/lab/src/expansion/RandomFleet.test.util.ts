import type {
  Environment,
  Fleet,
  ServiceSpec,
  ServiceSpecInput,
} from '@argosy/plugin-deployments-common';
import { serviceSpecSchema } from '@argosy/plugin-deployments-common';
import * as fc from 'fast-check';
import type { Change } from './changes.test.util';
import { changes } from './changes.test.util';
import type { Edit } from './edits.test.util';
import { edits } from './edits.test.util';

/** Services, what people did to their files by hand, and what the second commit changes. */
export interface RandomFleet {
  /** Begins every name, so that fleets in one repository do not touch. */
  tag: string;
  fleet: Fleet;
  specs: ServiceSpec[];
  edits: Edit[];
  changes: Change[];
}

const environment = (name: string, guarded = false): Environment => ({
  name,
  title: name,
  matchLabels: {},
  change: guarded ? 'pull-request' : 'commit',
  floatingTags: !guarded,
  guarded,
  gateway: { name: 'public', namespace: 'gateways' },
});

/** Names that read as one when they are joined, and names as long as they may be. */
const ENVIRONMENTS = [
  [environment('dev'), environment('staging'), environment('prod', true)],
  [
    environment('x'),
    environment('dev-x'),
    environment('dev'),
    environment('live', true),
  ],
  [
    environment('integration-of-customers-no-01'),
    environment('production-of-customers-no-002', true),
  ],
];

const REGIONS = [
  { eu1: 'eu-west', us1: 'us-east' },
  { eu1: 'EU_west.1', us1: '1' },
];

const fleetOf = (
  environments: Environment[],
  regions: (typeof REGIONS)[number],
  isAlone: boolean,
): Omit<Fleet, 'gitops'> => ({
  environments,
  hubs: (isAlone ? ['main'] : ['main', 'other']).map(name => ({
    name,
    namespace: 'argocd',
  })),
  clusters: (['eu1', 'us1'] as const).map(name => ({
    hub: isAlone || name === 'eu1' ? 'main' : 'other',
    name,
    region: regions[name],
    labels: {},
    apiVersions: [],
    connection: 'Successful',
    observedAt: '2026-11-21T10:00:00Z',
  })),
});

const endings = fc.oneof(
  fc.constantFrom('', '-dev', 'x', '-dev-x', '-prod'),
  fc.stringMatching(/^[-a-z0-9]{0,26}[a-z0-9]$/),
  fc.stringMatching(/^[-a-z0-9]{25}[a-z0-9]$/),
);

const owners = fc.constantFrom(
  '-store',
  '_ops.b',
  '-a-team-with-a-name-as-long-as-it-gets',
);

const toSpec = (input: ServiceSpecInput) => serviceSpecSchema.parse(input);

/** A service of a fleet, whatever other services there are. */
const specs = (tag: string, environments: readonly Environment[]) =>
  fc
    .record({
      ending: endings,
      owner: owners,
      targets: fc.subarray(
        environments.flatMap(({ name }) =>
          ['eu1', 'us1'].map(cluster => ({ environment: name, cluster })),
        ),
        { minLength: 1, maxLength: 4 },
      ),
    })
    .map(({ ending, owner, targets }) =>
      toSpec({
        name: `${tag}${ending}`.slice(0, 30).replace(/-+$/, ''),
        owner: `group:default/${tag}${owner}`.slice(0, 54),
        workloads: [{ name: 'api', image: 'registry.example.com/api:1.0.0' }],
        targets,
      }),
    );

/** The fleet of this number: the same number gives names that no other has. */
export const randomFleets = (
  index: number,
  gitops: Fleet['gitops'],
): fc.Arbitrary<RandomFleet> => {
  const tag = `f${index.toString(36).padStart(3, '0')}`;
  return fc
    .record({
      environments: fc.constantFrom(...ENVIRONMENTS),
      regions: fc.constantFrom(...REGIONS),
      isAlone: fc.boolean(),
    })
    .chain(({ environments, regions, isAlone }) =>
      fc.record({
        tag: fc.constant(tag),
        fleet: fc.constant({
          ...fleetOf(environments, regions, isAlone),
          gitops,
        }),
        specs: fc.uniqueArray(specs(tag, environments), {
          minLength: 1,
          maxLength: 3,
          selector: spec => spec.name,
        }),
        edits: fc.array(edits(tag), { maxLength: 3 }),
        changes: fc.array(changes(tag, specs(tag, environments)), {
          minLength: 1,
          maxLength: 3,
        }),
      }),
    );
};
