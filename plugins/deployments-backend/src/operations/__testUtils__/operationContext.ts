import {
  type Cluster,
  type ServiceSpecInput,
  serviceSpecSchema,
} from '@argosy/plugin-deployments-common';
import type { ChangeRow, ReadModel } from '../../database/types';
import type { CommitRequest, GitOpsRepository } from '../../git/types';
import type { OperationContext } from '../Operation';
import type { DeploymentsConfig } from '../../config';

export const NOW = '2026-11-21T10:00:00.000Z';

const environment = (name: string, change: 'commit' | 'pull-request') => ({
  name,
  title: name,
  matchLabels: { [`serves-${name}`]: 'true' },
  change,
  floatingTags: name === 'dev',
  guarded: name === 'prod',
  gateway: { name: 'public', namespace: 'gateways' },
});

const config: DeploymentsConfig = {
  ownersOnly: true,
  callers: [],
  openAccess: [],
  projectOwners: new Map(),
  hubs: [
    {
      name: 'main',
      namespaces: ['argocd'],
      kubernetes: { kind: 'inCluster' },
    },
  ],
  gitops: {
    repository: 'https://git.example.com/platform/gitops.git',
    branch: 'main',
    author: { name: 'Argosy', email: 'argosy@localhost' },
    branchPrefix: 'argosy/',
  },
  regionLabel: 'region',
  environments: [
    environment('dev', 'commit'),
    environment('prod', 'pull-request'),
  ],
  unencrypted: [],
};

export const cluster = (name: string, region: string): Cluster => ({
  hub: 'main',
  name,
  region,
  labels: { region, 'serves-dev': 'true', 'serves-prod': 'true' },
  apiVersions: ['apps/v1', 'gateway.networking.k8s.io/v1/HTTPRoute'],
  connection: 'Successful',
  observedAt: NOW,
});

export const specOf = (over: Partial<ServiceSpecInput> = {}) =>
  serviceSpecSchema.parse({
    name: 'shop',
    owner: 'group:default/team-a',
    project: 'store',
    workloads: [{ name: 'api', image: 'registry.example.com/shop:1.7.2' }],
    targets: [{ environment: 'dev', cluster: 'eu1' }],
    ...over,
  });

/** A read model of maps: what operations ask, and no more. */
export function memoryReadModel(over: Partial<ReadModel> = {}): ReadModel {
  const changes = new Map<string, ChangeRow>();
  const refuse = async (): Promise<never> => {
    throw new Error('no operation asks this');
  };
  return {
    listDeployments: async () => ({ items: [] }),
    getDeployments: async () => [],
    listApplicationNames: async () => [],
    listApplicationsAt: async () => [],
    listAppProjects: async () => [],
    saveAppProjects: refuse,
    listHubs: async () => [
      { name: 'main', state: 'live', since: NOW, details: true },
    ],
    listClusters: async () => [cluster('eu1', 'eu-west')],
    listApplicationSets: async () => [],
    listServices: async () => [],
    getService: async () => undefined,
    findServiceByEntity: async () => undefined,
    listChanges: async ({ service, states }) =>
      [...changes.values()].filter(
        change =>
          (service === undefined || change.service === service) &&
          (states === undefined || states.includes(change.state)),
      ),
    countOpenChanges: refuse,
    saveChange: async (change, replaces = []) => {
      const { state } = changes.get(change.id) ?? {};
      if (state && !replaces.includes(state)) return false;
      changes.set(change.id, change);
      return true;
    },
    updateChange: async (changeId, from, patch) => {
      const change = changes.get(changeId);
      if (!change || !from.includes(change.state)) return undefined;
      const next = { ...change, ...patch };
      changes.set(changeId, next);
      return next;
    },
    listSecrets: async () => [],
    listVaults: async () => [],
    getSignalKey: refuse,
    replaceSecrets: refuse,
    saveSecretKeys: refuse,
    saveSecretRoles: refuse,
    saveVault: refuse,
    saveApplications: refuse,
    deleteApplications: refuse,
    retainApplications: refuse,
    saveCause: refuse,
    saveApplicationSets: refuse,
    deleteApplicationSets: refuse,
    retainApplicationSets: refuse,
    saveClusters: refuse,
    saveHub: refuse,
    getCheckpoints: refuse,
    saveCheckpoint: refuse,
    listUnreadable: refuse,
    replaceUnreadable: refuse,
    acquireLease: refuse,
    releaseLease: refuse,
    underLease: () => {
      throw new Error('no operation asks this');
    },
    replaceServices: refuse,
    saveCommits: refuse,
    listUnknownRevisions: refuse,
    ...over,
  };
}

/** A repository of one map, whose head moves with each commit. */
export function memoryRepository(over: Partial<GitOpsRepository> = {}) {
  const files = new Map<string, string>();
  const written: CommitRequest[] = [];
  let head = 0;
  const pulls = new Map<string, number>();
  const apply = ({ edits }: CommitRequest) => {
    for (const [path, content] of edits) {
      if (content === null) files.delete(path);
      else files.set(path, content);
    }
    head += 1;
  };
  const repository: GitOpsRepository = {
    read: async wanted => ({
      commit: `commit-${head}`,
      paths: [...files.keys()].sort(),
      files: new Map([...files].filter(([path]) => wanted(path))),
    }),
    commit: async request => {
      written.push(request);
      apply(request);
      return { commit: `commit-${head}`, url: 'https://git.example.com/c/1' };
    },
    propose: async request => {
      written.push(request);
      const number = pulls.get(request.branch) ?? pulls.size + 1;
      pulls.set(request.branch, number);
      return {
        number,
        url: `https://git.example.com/pulls/${number}`,
        state: 'open',
        branch: request.branch,
        head: 'abc',
      };
    },
    getPullRequest: async () => {
      throw new Error('no operation asks this');
    },
    describeCommit: async () => undefined,
    ...over,
  };
  return { repository, files, written, pulls };
}

export function contextOf(
  over: Partial<OperationContext> = {},
): OperationContext & { notified: string[] } {
  const notified: string[] = [];
  return {
    config,
    readModel: memoryReadModel(),
    repository: memoryRepository().repository,
    annotations: { get: async () => undefined },
    entityOwners: { get: async () => undefined },
    notifier: {
      signalOf: id => `signal of ${id}`,
      changed: ids => void notified.push(...ids),
      servicesChanged: () => void notified.push('services'),
      stop: async () => {},
    },
    afterWrite: change => void notified.push(`after ${change.id}`),
    now: () => new Date(NOW),
    notified,
    ...over,
  };
}
