export { bootstrapFiles } from './bootstrapFiles';
export { contentHash } from './contentHash';
export { LAYOUT } from './documents/generatedFiles';
export { normaliseService } from './normaliseService';
export { planLayout, retireService, withdrawService } from './planLayout';
export type { Layout } from './planLayout';
export { readService } from '../repository/readService';
export { serviceFiles } from './serviceFiles';
