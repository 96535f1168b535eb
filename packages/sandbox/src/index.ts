export { runSandbox } from './runSandbox';
export { seedApplications } from './seedApplications';
export { startSandbox } from './startSandbox';
export type { SandboxOptions, StartedSandbox } from './startSandbox';
