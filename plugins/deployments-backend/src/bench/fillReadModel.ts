import type {
  ApplicationWrite,
  ReadModel,
  ServiceRow,
} from '../database/types';

const PLACES = [
  { environment: 'dev', region: 'eu', cluster: 'eu1' },
  { environment: 'staging', region: 'eu', cluster: 'eu1' },
  { environment: 'staging', region: 'us', cluster: 'us1' },
  { environment: 'prod', region: 'eu', cluster: 'eu1' },
  { environment: 'prod', region: 'us', cluster: 'us1' },
  { environment: 'prod', region: 'ap', cluster: 'ap1' },
];
const AT = '2026-11-21T10:00:00.000Z';
const HUB = 'main';

/** How many Applications each service has. */
export const TARGETS = PLACES.length;

/**
 * Fills a read model with `count` Applications on the hub `main`, six a service: `service-0`, `service-1`, ...
 * Each service has an owner, each revision a commit; one Application in fifty is Degraded.
 */
export async function fillReadModel(
  readModel: ReadModel,
  count: number,
): Promise<void> {
  const writes = Array.from({ length: count }, (_, n) => makeApplication(n));
  const services = Array.from(
    { length: Math.ceil(count / PLACES.length) },
    (_, n) => makeService(n),
  );
  await readModel.saveHub({ name: HUB, state: 'live', details: true });
  await readModel.saveApplications(HUB, writes);
  await readModel.replaceServices('0'.repeat(40), services);
  const shas = new Set(writes.map(({ revision }) => revision!));
  await readModel.saveCommits(
    [...shas].map(sha => ({
      sha,
      author: 'Ada',
      message: `Bump ${sha}`,
      time: AT,
    })),
  );
}

function makeApplication(n: number): ApplicationWrite {
  const place = PLACES[n % PLACES.length];
  const service = `service-${Math.floor(n / PLACES.length)}`;
  const bad = n % 50 === 0;
  return {
    hub: HUB,
    namespace: 'argocd',
    name: `${service}-${place.environment}-${place.cluster}`,
    uid: `uid-${n}`,
    labels: {
      'argosy.dev/service': service,
      'argosy.dev/environment': place.environment,
      'argosy.dev/region': place.region,
      'argosy.dev/cluster': place.cluster,
    },
    service,
    ...place,
    targetNamespace: `${service}-${place.environment}`,
    project: 'store-prod',
    sync: 'Synced',
    health: bad ? 'Degraded' : 'Healthy',
    revision: String(n % 500).padStart(40, '0'),
    images: [`registry.example.com/${service}:1.${n % 9}.0`],
    conditions: [],
    operation: { phase: 'Succeeded', startedAt: AT, finishedAt: AT },
    failures: [],
    deleting: false,
    ...(bad && { cause: { message: 'Image x cannot be pulled.' } }),
  };
}

function makeService(n: number): ServiceRow {
  const name = `service-${n}`;
  return {
    name,
    entityRef: `component:default/${name}`,
    // The catalog would take them in for minutes; a card opens in a portal that has done so.
    providesEntity: false,
    owner: `group:default/team-${n % 40}`,
    description: '',
    project: 'store-prod',
    targets: PLACES.map(({ environment, region, cluster }) => ({
      environment,
      region,
      cluster,
      hub: HUB,
      application: `${name}-${environment}-${cluster}`,
      set: 'store-prod',
      file: `services/${name}/overlays/${environment}/${cluster}/config.json`,
    })),
  };
}
