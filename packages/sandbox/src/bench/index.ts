// What the benches of several packages share: rows of the table, and the portal's backend as a process.
export { fleetApplication } from './fleetApplication';
export { inFolder } from './inFolder';
export { milliseconds, percentile } from './row';
export type { Row } from './row';
export { DATABASE_FILE, startPortal } from './startPortal';
export type { PortalOptions, StartedPortal } from './startPortal';
export { startProcess } from './startProcess';
export type { Usage } from './usage';
