import type { ChangeRow } from '../../database/types';

/** A Change that creates the service shop. */
export const createdRow = (over: Partial<ChangeRow> = {}): ChangeRow => ({
  id: 'shop-1',
  operation: 'create-service',
  service: 'shop',
  entityRef: 'component:default/shop',
  owner: 'group:default/team-a',
  description: '',
  planHash: '0',
  state: 'writing',
  by: 'pull-request',
  targets: [{ environment: 'prod', cluster: 'eu1' }],
  requestedBy: 'user:default/ada',
  createdAt: '2026-11-21T09:00:00.000Z',
  request: {},
  branch: 'argosy/create-service/shop-1',
  files: [],
  ...over,
});
