export { checkProject } from './checkProject';
export type { ProjectOwners } from './checkProject';
export { planService } from './planService';
export type { PlanInput } from './planService';
