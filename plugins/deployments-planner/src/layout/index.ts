export { bootstrapFiles } from './bootstrapFiles';
export { contentHash } from './contentHash';
export { LAYOUT } from './documents/generatedFiles';
export { planLayout, retireService, withdrawService } from './planLayout';
export type { Layout } from './planLayout';
export { serviceFiles } from './serviceFiles';
