export { existingConfigSchema, overlayConfigSchema } from './overlayConfig';
export type { ExistingConfig, OverlayConfig } from './overlayConfig';
export { isServiceFile, wantedPaths } from './paths';
export type { WantedPaths } from './paths';
export { findUnread } from './findUnread';
export { normaliseService } from './normaliseService';
export { readService } from './readService';
export { readServices } from './readServices';
export type {
  ServiceFiles,
  ServiceSource,
  ServiceTarget,
} from './readServices';
export { RepositoryFiles } from './RepositoryFiles';
export type { Folder } from './RepositoryFiles';
export { serviceDocumentSchema } from './serviceDocument';
export type { ServiceDocument } from './serviceDocument';
export type { Snapshot } from './snapshot';
