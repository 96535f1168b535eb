export type { Contract, InputOf, OutputOf, ParsedInputOf } from './contract';
export { createService } from './createService';
export { getDeployment } from './getDeployment';
export { listDeployments } from './listDeployments';
export { knownServiceSchema, listServices } from './listServices';
export type { KnownService } from './listServices';
export { listTargets } from './listTargets';
export { previewService } from './previewService';
