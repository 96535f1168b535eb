export { overlayConfigSchema } from './overlayConfig';
export type { OverlayConfig } from './overlayConfig';
export { wantedPaths } from './paths';
export { RepositoryFiles } from './RepositoryFiles';
export type { Snapshot } from './snapshot';
