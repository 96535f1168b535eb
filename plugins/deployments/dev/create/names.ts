import { checkName, OutputOf } from '@argosy/plugin-deployments-common';

const FREE = { state: 'free' as const, applications: [] };

/** Of search a service stands, of legacy an Application, of billing a Component of team-a. */
const KNOWN: Record<string, OutputOf<typeof checkName>> = {
  search: {
    state: 'taken',
    message: 'A service called search already exists.',
    remedy: 'Choose another name.',
    applications: ['search-dev-eu1'],
  },
  legacy: { ...FREE, applications: ['legacy-prod-us1'] },
  billing: {
    state: 'connectable',
    message:
      'The catalog has component:default/billing already, and it belongs to group:default/team-a.',
    remedy: 'Connect the service to it, or choose another name.',
    entityRef: 'component:default/billing',
    applications: [],
  },
};

/** What the backend says of a name. */
export const nameOf = (service: string) =>
  Object.hasOwn(KNOWN, service) ? KNOWN[service] : FREE;
