import { ARGOCD_NAMESPACE } from '@argosy/control-plane';
import { GROUP, VERSION } from '../../kubernetes/kinds';
import { readDraft } from '../../kubernetes/readDraft';
import { timestamp } from '../../kubernetes/Resources';
import type { Applications } from './Applications';
import type { HubContext } from '../HubContext';
import type { Rendered } from '../repository/renderOverlay';

const COMMIT = '5d1f0c7a9e24b8360cf7a1d2e3b4958607c1fa2d';

const FOREIGN = [
  { name: 'billing', labels: { team: 'payments' } },
  {
    name: 'billing-worker',
    labels: { team: 'payments', 'app.kubernetes.io/part-of': 'billing' },
  },
];

const workload = (name: string): Rendered[] => [
  {
    group: 'apps',
    version: 'v1',
    kind: 'Deployment',
    name,
    images: [`registry.example.com/${name}:3.4.1`],
    replicas: 2,
  },
  { group: '', version: 'v1', kind: 'Service', name, images: [], replicas: 0 },
];

/** Creates Applications that somebody made by hand, with a repository of their own. They carry nothing of ours. */
export function createForeignApplications(
  { resources, live }: HubContext,
  applications: Applications,
) {
  for (const { name, labels } of FOREIGN) {
    const created = resources.create(
      'applications',
      ARGOCD_NAMESPACE,
      readDraft({
        apiVersion: `${GROUP}/${VERSION}`,
        kind: 'Application',
        metadata: { name, labels },
        spec: {
          project: 'default',
          source: {
            repoURL: 'https://git.example.com/payments/billing.git',
            targetRevision: 'main',
            path: `apps/${name}`,
          },
          destination: { name: 'eu1', namespace: 'billing' },
          syncPolicy: { automated: {} },
        },
      }),
    );
    const now = live.release(
      created.metadata.uid,
      { digest: name, resources: workload(name) },
      COMMIT,
      timestamp(),
    );
    now.health = 'Healthy';
    applications.show(created, now);
  }
}
