export type {
  ControlPlane,
  ControlPlaneHub,
  ControlPlaneVault,
  Faults,
  KubernetesAccess,
  VaultFault,
} from './ControlPlane';
export { connectControlPlane, writeDescription } from './describe';
export type { DescribedControlPlane } from './describe';

// What control planes are built of.
export { createCertificates } from './certificates';
export type { Certificates } from './certificates';
export { ARGOCD_NAMESPACE, CLUSTERS, IN_CLUSTER } from './clusters';
export type { SeedCluster } from './clusters';
export {
  ControlError,
  readNumber,
  readVaultFault,
  startControl,
  toFaults,
} from './control';
export type { ControlBody } from './control';
export { endWithParent } from './endWithParent';
export { gitEnvironment, runGit, tryGit } from './git';
export type { GitResult } from './git';
export { dig, isObject, objects, stringMap, strings, text } from './json';
export type { Json, JsonObject } from './json';
export { listen } from './listen';
export type { Listening } from './listen';
export { ARGOCD_SCHEMAS } from './schemas';
export {
  IDENTITY,
  OWNER,
  PLACEHOLDER,
  replaceIn,
  REPOSITORY,
  SEED,
  writeSeed,
} from './seed';

// What tests, benches and scripts use with one.
export { accountToken } from './admin/accountToken';
export { runAsAdmin } from './admin/runAsAdmin';
export { setUpVault } from './admin/setUpVault';
export type { StepsOf } from './admin/setUpVault';
export { vaultClient } from './admin/vaultClient';
export type { VaultClient } from './admin/vaultClient';
export { PORTAL } from './admin/vaultOfPortal';
export type { ServerOfPortal, VaultOfPortal } from './admin/vaultOfPortal';
export { openBareClient } from './bench/bareClient';
export type { BareClient } from './bench/bareClient';
export { fleetApplication } from './bench/fleetApplication';
export { inFolder } from './bench/inFolder';
export { alternate, percentile } from './bench/row';
export type { Pair, RatioRow, Row } from './bench/row';
export { DATABASE_FILE, startPortal } from './bench/startPortal';
export type { PortalOptions, StartedPortal, Usage } from './bench/startPortal';
export { startProcess } from './bench/startProcess';
export { Shutdown } from './Shutdown';
export { lookUntil, PATIENT, until } from './until';
export type { UntilOptions } from './until';
