import type { Deployment } from '@argosy/plugin-deployments-common';
import { mockServices } from '@backstage/backend-test-utils';
import { changeKinds } from '../../../changes/changeKinds';
import type { ChangeRow, ServiceRow } from '../../../database/types';
import type { PullRequest } from '../../../git/types';
import { startChangeTracker } from '../startChangeTracker';
import type { TrackerContext } from '../types';
import { manualClock } from '../../../lib/__testUtils__/manualClock';

/** A Change that is open since the start of the manual time. */
export const openChange = (overrides: Partial<ChangeRow> = {}): ChangeRow => ({
  id: 'shop-1',
  operation: 'create-service',
  service: 'shop',
  entityRef: 'component:default/shop',
  owner: 'group:default/team-a',
  description: '',
  planHash: '0',
  state: 'open',
  by: 'pull-request',
  number: 7,
  targets: [{ environment: 'prod', cluster: 'eu1' }],
  requestedBy: 'user:default/ada',
  createdAt: new Date(1_000_000).toISOString(),
  openedAt: new Date(1_000_000).toISOString(),
  request: {
    spec: {
      name: 'shop',
      owner: 'group:default/team-a',
      description: '',
      workloads: [],
      targets: [],
    },
  },
  branch: 'argosy/create-service/shop-1',
  files: ['services/shop/service.yaml'],
  ...overrides,
});

const shop: ServiceRow = {
  name: 'shop',
  entityRef: 'component:default/shop',
  providesEntity: true,
  owner: 'group:default/team-a',
  description: '',
  project: 'team-a',
  targets: [
    {
      environment: 'prod',
      region: 'eu',
      cluster: 'eu1',
      hub: 'main',
      application: 'shop-prod-eu1',
      set: 'team-a-prod',
      file: 'services/shop/overlays/prod/eu1/config.json',
    },
  ],
};

/** The tracker of Changes, in a world that a test moves by hand. */
export function tracking(
  changes: ChangeRow[] = [openChange()],
  kinds: TrackerContext['kinds'] = changeKinds,
) {
  const world = {
    changes,
    pull: { number: 7, url: '', state: 'open', branch: 'b', head: 'h' } as
      PullRequest | Error,
    isLeader: true,
    services: [] as ServiceRow[],
    /** What the next reading of Git finds. */
    shop,
    deployments: [] as Deployment[],
    names: [{ hub: 'main', namespace: 'argocd', name: 'gitops-root' }],
    resume: async (_: ChangeRow) => {},
    refuse: undefined as Error | undefined,
    /** In order: what was asked, told and refreshed. */
    log: [] as string[],
  };
  const clock = manualClock();
  const logger = mockServices.logger.mock();
  const store: TrackerContext['readModel'] = {
    listChanges: async ({ service, states }) =>
      world.changes.filter(
        row =>
          (!service || row.service === service) &&
          (!states || states.includes(row.state)),
      ),
    async updateChange(id, from, patch) {
      const row = world.changes.find(old => old.id === id);
      if (!row || !from.includes(row.state)) return undefined;
      const next = { ...row, ...patch };
      world.changes = world.changes.map(old => (old === row ? next : old));
      return next;
    },
    getService: async name => world.services.find(row => row.name === name),
    listDeployments: async () => ({ items: world.deployments }),
    listApplicationNames: async () => world.names,
  };
  const tracker = startChangeTracker({
    readModel: {
      ...store,
      acquireLease: async () => world.isLeader,
      releaseLease: async name => {
        world.log.push(`release ${name}`);
      },
      underLease: () => store,
    },
    repository: {
      async getPullRequest(number) {
        world.log.push(`ask ${number}`);
        if (world.pull instanceof Error) throw world.pull;
        return world.pull;
      },
    },
    hubs: [
      ['main', 'argocd'],
      ['overseas', 'argocd-overseas'],
    ].map(([hub, ownNamespace]) => ({
      name: hub,
      namespaces: [ownNamespace],
      async refresh(kind, namespace, name) {
        world.log.push(`refresh ${kind} ${namespace}/${name}`);
        if (world.refuse) throw world.refuse;
        return true;
      },
    })),
    notifier: {
      changed: ids => world.log.push(...ids),
      servicesChanged: () => world.log.push('services changed'),
    },
    async readServices() {
      world.log.push('read services');
      world.services = [world.shop];
    },
    reconcileRoles(service) {
      world.log.push(`roles of ${service}`);
    },
    kinds,
    async resume(change) {
      world.log.push(`resume ${change.id}`);
      await world.resume(change);
    },
    holder: 'a',
    logger,
    clock,
  });
  /** What happened since the last look. */
  const happened = () => world.log.splice(0);
  return { world, clock, logger, tracker, happened };
}
