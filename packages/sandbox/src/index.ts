export type {
  ControlPlane,
  ControlPlaneHub,
  ControlPlaneVault,
  Faults,
  KubernetesAccess,
  VaultFault,
} from './ControlPlane';
export type {
  SandboxControlPlane,
  SandboxOptions,
} from './SandboxControlPlane';
export { startSandbox } from './startSandbox';
export type { StartedSandbox } from './startSandbox';
export { connectSandbox } from './connectSandbox';
export { seedApplications } from './seedApplications';
export { runSandbox } from './runSandbox';
