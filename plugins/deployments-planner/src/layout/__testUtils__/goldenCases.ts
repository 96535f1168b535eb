import { Fleet, ServiceSpec } from '@argosy/plugin-deployments-common';
import { cluster, environment, seedFleet, vaultFleet } from './fleet';
import { shop, specOf } from './specs';

const owner = 'group:default/team-a';
const project = 'store';

/** Each case is a whole repository after one service was laid out. */
export const goldenCases: Record<string, { spec: ServiceSpec; fleet: Fleet }> =
  {
    'one-workload-one-target': {
      fleet: seedFleet,
      spec: specOf({
        name: 'hello',
        owner,
        workloads: [
          {
            name: 'hello',
            image: 'registry.example.com/hello:1.0.0',
            port: 8080,
            health: '/',
          },
        ],
        targets: [{ environment: 'dev', cluster: 'eu1' }],
      }),
    },
    'two-workloads-two-environments-three-clusters': {
      fleet: {
        ...seedFleet,
        clusters: seedFleet.clusters.map(c => ({
          ...c,
          labels: { dev: 'yes', staging: 'yes', prod: 'yes' },
        })),
      },
      spec: {
        ...shop,
        workloads: shop.workloads.map(workload => ({
          ...workload,
          expose: workload.expose && { hosts: { prod: 'shop.example.com' } },
        })),
        targets: ['staging', 'prod'].flatMap(name =>
          ['eu1', 'us1', 'ap1'].map(c => ({ environment: name, cluster: c })),
        ),
      },
    },
    'canary-with-analysis': {
      fleet: {
        ...seedFleet,
        prometheus: 'http://prometheus.monitoring.svc:9090',
      },
      spec: specOf({
        name: 'search',
        project,
        owner,
        workloads: [
          {
            name: 'search',
            image: `registry.example.com/search/search:2.0.6@sha256:${'76c9'.repeat(16)}`,
            port: 8080,
            replicas: 3,
            health: '/healthz',
            delivery: 'canary',
            expose: { hosts: { prod: 'search.example.com' } },
          },
        ],
        targets: [
          { environment: 'staging', cluster: 'eu1', replicas: { search: 1 } },
          { environment: 'prod', cluster: 'us1' },
        ],
      }),
    },
    'blue-green': {
      fleet: seedFleet,
      spec: specOf({
        name: 'pay',
        project,
        owner,
        workloads: [
          {
            name: 'pay',
            image: 'registry.example.com/pay:3.1.0',
            port: 8443,
            replicas: { min: 2, max: 6 },
            delivery: 'blue-green',
          },
        ],
        targets: [
          { environment: 'dev', cluster: 'eu1', replicas: { pay: 1 } },
          { environment: 'prod', cluster: 'eu1' },
        ],
      }),
    },
    migration: {
      fleet: seedFleet,
      spec: specOf({
        name: 'ledger',
        project,
        owner,
        workloads: [
          {
            name: 'ledger',
            image: 'registry.example.com/ledger:0.9.1',
            port: 8080,
            size: 'M',
            env: { SCHEMA: 'ledger', PRICE: '$(9)' },
            secrets: ['DATABASE_URL'],
            migration: { command: ['node', 'migrate.js', '--to=$(latest)'] },
          },
        ],
        targets: [{ environment: 'dev', cluster: 'eu1' }],
      }),
    },
    'shortened-name': {
      fleet: {
        ...seedFleet,
        environments: [environment('integration-customer-1')],
        clusters: [
          cluster('main', 'eu-central-1-blue', 'eu-central-1', [
            'integration-customer-1',
          ]),
        ],
      },
      spec: specOf({
        name: 'recommendation-orchestrator',
        owner: 'group:default/recommendation_team',
        workloads: [
          { name: 'worker', image: 'registry.example.com/reco/worker:5.0.0' },
        ],
        targets: [
          {
            environment: 'integration-customer-1',
            cluster: 'eu-central-1-blue',
          },
        ],
      }),
    },
    'horizontal-pod-autoscaler': {
      fleet: seedFleet,
      spec: specOf({
        name: 'feed',
        project,
        owner,
        workloads: [
          {
            name: 'api',
            image: 'registry.example.com/feed:7.4.0',
            port: 8080,
            size: { cpu: '500m', memory: '1Gi' },
            replicas: { min: 2, max: 10 },
            health: '/ready',
          },
          {
            name: 'worker',
            image: 'registry.example.com/feed:7.4.0',
            replicas: 1,
          },
        ],
        targets: [
          { environment: 'dev', cluster: 'eu1', replicas: { api: 1 } },
          {
            environment: 'prod',
            cluster: 'eu1',
            replicas: { worker: { min: 1, max: 4 } },
          },
          {
            environment: 'prod',
            cluster: 'us1',
            replicas: { api: { min: 3, max: 20 }, worker: 3 },
          },
        ],
      }),
    },
    'two-hubs': {
      fleet: {
        ...seedFleet,
        hubs: [
          { name: 'europe', namespace: 'argocd' },
          { name: 'overseas', namespace: 'gitops' },
        ],
        clusters: seedFleet.clusters.map(c => ({
          ...c,
          hub: c.name === 'eu1' ? 'europe' : 'overseas',
        })),
      },
      spec: shop,
    },
    'vault-injector': {
      fleet: vaultFleet(),
      spec: specOf({
        name: 'shop',
        project,
        owner,
        workloads: [
          {
            name: 'api',
            image: 'registry.example.com/shop/api:1.7.2',
            port: 8000,
            secrets: ['DB_URL', 'SESSION_KEY'],
            migration: { command: ['node', 'migrate.js'] },
          },
          {
            name: 'search',
            image: 'registry.example.com/shop/search:2.0.6',
            port: 8080,
            delivery: 'blue-green',
            secrets: ['INDEX_TOKEN'],
          },
          { name: 'webui', image: 'registry.example.com/shop/webui:1.7.2' },
        ],
        targets: [
          { environment: 'prod', cluster: 'eu1', replicas: { search: 3 } },
          { environment: 'prod', cluster: 'us1' },
        ],
      }),
    },
    'vault-external-secrets-with-audience': {
      fleet: vaultFleet('vault', 'external-secrets'),
      spec: specOf({
        name: 'pay',
        project,
        owner,
        workloads: [
          {
            name: 'api',
            image: 'registry.example.com/pay/api:3.1.0',
            secrets: ['CARD_KEY', 'DB_URL'],
            migration: { command: ['node', 'migrate.js'] },
          },
          {
            name: 'ledger',
            image: 'registry.example.com/pay/ledger:3.1.0',
            port: 8080,
            delivery: 'canary',
            secrets: ['DB_URL'],
          },
        ],
        targets: [
          { environment: 'dev', cluster: 'eu1' },
          { environment: 'prod', cluster: 'us1', replicas: { ledger: 2 } },
        ],
      }),
    },
  };
