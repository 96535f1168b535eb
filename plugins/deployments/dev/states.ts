import { NotAllowedError, ServiceUnavailableError } from '@backstage/errors';
import type { Answer } from '../src/card/view/board';
import { besideSecrets } from './secretStates';
import {
  ago,
  answer,
  change,
  deployment,
  expected,
  fleet,
  hub,
} from './fixtures';

const newer = { images: ['registry.example.com/shop-api:1.7.3'] };

const degraded = {
  ...newer,
  health: 'Degraded' as const,
  changedAt: ago(6),
  cause: {
    message: 'Image registry.example.com/shop-api:1.7.3 cannot be pulled.',
    next: 'Ask who pushed it, or roll back.',
    raw: 'Back-off pulling image "registry.example.com/shop-api:1.7.3": ErrImagePull',
  },
};

const foreign = (name: string, cluster: string, version: string) =>
  deployment(undefined, undefined, version, 300, {
    name,
    cluster,
    service: undefined,
  });

const regions = [
  'ap-east',
  'ap-south',
  'eu-north',
  'eu-west',
  'sa-east',
  'us-east',
  'us-south',
  'us-west',
];

/** What the backend answers in each state of the card; an error is thrown, `loading` never answers. */
export const states: Record<string, Answer | Error | 'loading'> = {
  loading: 'loading',
  healthy: answer({ items: fleet() }),
  ...besideSecrets,
  degraded: answer({ items: fleet(degraded) }),
  'out-of-sync': answer({
    items: fleet({ ...newer, sync: 'OutOfSync', changedAt: ago(4) }),
  }),
  progressing: answer({
    items: fleet({
      ...newer,
      health: 'Progressing',
      progress: '2 of 3 replicas ready',
      changedAt: ago(1),
    }),
  }),
  suspended: answer({
    items: fleet({
      ...newer,
      health: 'Suspended',
      progress: 'Step 2 of 5, 20 %, waits for a person',
      changedAt: ago(9),
    }),
  }),
  'not-generated': answer({
    items: fleet().slice(0, 4),
    missing: [
      expected('prod', 'us-east', 'us1', {
        cause: {
          message:
            'There is no cluster of the name us9 in Argo CD, so the ApplicationSet store-prod generates nothing new.',
          next: 'Correct the cluster in the file.',
          raw: 'application destination spec is invalid: there are no clusters with this name: us9',
        },
      }),
      expected('prod', 'ap-south', 'ap1'),
    ],
  }),
  'hub-unreachable': answer({
    items: fleet(degraded).map(item =>
      item.region === 'us-east' ? { ...item, hub: 'us' } : item,
    ),
    hubs: [
      hub(),
      hub({
        name: 'us',
        state: 'unreachable',
        since: ago(95),
        cause: 'The connection to k8s.us.example.com was refused.',
      }),
    ],
  }),
  'hub-refused': answer({
    items: fleet(),
    hubs: [
      hub({
        state: 'refused',
        since: ago(5),
        details: false,
        cause: 'The token may not list Applications in namespace argocd.',
      }),
    ],
  }),
  'creation-open': answer({ changes: [change()] }),
  'creation-merged': answer({
    items: [
      deployment('dev', 'eu-west', '1.0.0', 1),
      deployment('prod', 'eu-west', '1.0.0', 1, {
        health: 'Progressing',
        progress: '0 of 2 replicas ready',
      }),
    ],
    missing: [expected('prod', 'us-east', 'us1')],
    changes: [change({ state: 'merged', mergedAt: ago(1) })],
  }),
  'creation-failed': answer({
    changes: [
      change({
        state: 'failed',
        url: undefined,
        number: undefined,
        openedAt: undefined,
        message:
          'The Git host git.example.com refused the branch: the token may not push. Give it write access, then create the service again.',
      }),
    ],
  }),
  unannotated: answer({ match: { by: 'none', value: '', near: [] } }),
  unmatched: answer({
    match: {
      by: 'argocd/app-name',
      value: 'shop-prod',
      near: ['shop-prod-eu1', 'shop-prod-us1'],
    },
  }),
  denied: new NotAllowedError('Permission deployments.deployment.read denied'),
  failed: new ServiceUnavailableError(
    'The read model did not answer within 5 s',
  ),
  foreign: answer({
    items: [
      foreign('legacy-shop-production', 'production-eu', '2024-11-02'),
      {
        ...foreign('legacy-shop-worker', 'production-eu', '2024-11-02'),
        ...degraded,
      },
    ],
    match: { by: 'argocd/app-selector', value: 'team=shop', near: [] },
  }),
  'one-environment': answer({ items: fleet(degraded).slice(3) }),
  'one-region': answer({
    items: fleet().filter(item => item.region === 'eu-west'),
  }),
  'many-regions': answer({
    items: regions.flatMap((region, index) => [
      deployment('staging', region, '1.7.3', 30 + index),
      deployment('prod', region, '1.7.2', 3000, {
        ...(index === 5 && degraded),
      }),
    ]),
  }),
  'several-clusters': answer({
    items: [
      ...fleet(),
      deployment('prod', 'eu-west', '1.7.3', 20, { cluster: 'eu2' }),
      deployment(undefined, 'eu-west', '0.9.0', 50_000, { name: 'shop-old' }),
    ],
  }),
};
