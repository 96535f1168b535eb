import {
  Change,
  createDeploymentsClient,
  DeploymentsClient,
  serviceSpecSchema,
} from '@argosy/plugin-deployments-common';
import { NotImplementedError } from '@backstage/errors';
import { fleet } from './fleet';
import { nameOf } from './names';
import { planOf } from './plan';
import { plannedSecrets } from './plannedSecrets';

/** What the form does not ask. */
const unused = createDeploymentsClient(
  {
    fetch: async () => {
      throw new NotImplementedError('The form does not ask this.');
    },
  },
  () => '',
);

export const change: Change = {
  id: '1',
  operation: 'create-service',
  service: 'shop',
  entityRef: 'component:default/shop',
  owner: 'group:default/team-a',
  description: '',
  planHash: 'f0'.repeat(32),
  state: 'open',
  by: 'pull-request',
  url: 'https://git.example.com/platform/gitops/pulls/42',
  number: 42,
  targets: [{ environment: 'prod', cluster: 'eu1' }],
  requestedBy: 'user:default/guest',
  createdAt: '2026-01-01T00:00:00.000Z',
};

/** Answers what the form asks; parts can be exchanged. */
export const clientOf = (
  part: Partial<DeploymentsClient> = {},
): DeploymentsClient => ({
  ...unused,
  listTargets: async () => fleet,
  checkName: async ({ service }) => nameOf(service),
  previewService: async ({ spec }) => planOf(serviceSpecSchema.parse(spec)),
  createService: async () => change,
  previewSecrets: async ({ spec }) =>
    plannedSecrets(serviceSpecSchema.parse(spec)),
  ...part,
});
